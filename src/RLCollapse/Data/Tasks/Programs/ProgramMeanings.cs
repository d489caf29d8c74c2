using System.Collections.Concurrent;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using RLCollapse.Common;

namespace RLCollapse.Data.Tasks.Programs;

/// <summary>
/// What programs mean: their outputs on four inputs. Every program is a line a·x + b, so programs of equal outputs there are equal
/// everywhere.
/// </summary>
public static class ProgramMeanings
{
    /// <summary>The inputs.</summary>
    public static IReadOnlyList<int> Inputs { get; } = [1, 2, 3, 4];

    private static ProgramForm[] Shortest { get; } = [.. ProgramForm.All.DistinctBy(Outputs)];

    private static Dictionary<(int, int, int, int), int> Indices { get; } =
        Shortest.Index().ToDictionary(form => Outputs(form.Item), form => form.Index);

    /// <summary>A shortest form of each meaning.</summary>
    public static IReadOnlyList<string> Texts { get; } = [.. Shortest.Select(form => form.Text)];

    private static ConcurrentDictionary<int, double[]> Tastes { get; } = new();

    /// <summary>Number of meanings.</summary>
    public static int Count => Shortest.Length;

    /// <summary>The meaning of a form, from 0.</summary>
    public static int Of(ProgramForm form) => Indices[Outputs(form)];

    /// <summary>Output of programs of a meaning for any input.</summary>
    public static int Output(int meaning, int input) => Shortest[meaning].Of(input);

    /// <summary>What somebody thinks of a meaning: drawn at random, mean 0 and standard deviation 1 over all.</summary>
    public static double Taste(int meaning, int seed) => Tastes.GetOrAdd(seed, Drawn)[meaning];

    private static double[] Drawn(int seed)
    {
        var random = new Seed((ulong)seed).Derive("taste in programs").Generator();
        double[] drawn = [.. Shortest.Select(_ => Normal.InvCDF(0, 1, 1 - random.NextDouble()))];
        return [.. drawn.Select(taste => (taste - drawn.Average()) / drawn.PopulationStandardDeviation())];
    }

    private static (int, int, int, int) Outputs(ProgramForm form) =>
        (form.Of(Inputs[0]), form.Of(Inputs[1]), form.Of(Inputs[2]), form.Of(Inputs[3]));
}
