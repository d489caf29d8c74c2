using System.Globalization;
using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>
/// Seeds that a sweep has beside those of its experiment's file: the same experiment, more of it. Each call names them in full, whatever
/// earlier ones have added, so that the same command resumes.
/// </summary>
/// <param name="Count">So many that follow the largest of the file.</param>
/// <param name="Named">And these.</param>
public sealed record FurtherSeeds(int Count, IReadOnlyList<int> Named)
{
    /// <summary>Most that one call may name.</summary>
    public const int Most = 10_000;

    private const string Shapes = "+15 (so many after the experiment's largest), 5..24 (from, to) or 7,9";

    /// <summary>None.</summary>
    public static FurtherSeeds None { get; } = new(0, []);

    /// <summary>Those that earlier calls have added; they ask nothing of an experiment that has no seeds any more.</summary>
    public IReadOnlyList<int> Recorded { get; init; } = [];

    /// <summary>Reads <c>+15</c>, <c>5..24</c>, <c>7,9</c> or ranges and seeds in one list.</summary>
    /// <exception cref="UserErrorException">It is none of these, runs backwards, names a seed twice, nothing or too many.</exception>
    public static FurtherSeeds Read(string text)
    {
        if (text.StartsWith('+') && long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            if (count == 0) throw new UserErrorException("--seeds +0 adds none; give +1 or more.");
            return new((int)Few(count, text), []);
        }

        List<int> named = [];
        foreach (var part in text.Split(','))
        {
            int[] ends = [.. part.Split("..").Select(end => Seed(end, text))];
            if (ends.Length > 2) throw Unknown(text);
            if (ends[^1] < ends[0]) throw new UserErrorException($"--seeds {part} runs backwards; write {ends[^1]}..{ends[0]}.");
            Few(named.Count + 1L + ends[^1] - ends[0], text);
            named.AddRange(Enumerable.Range(ends[0], ends[^1] - ends[0] + 1));
        }

        return named.GroupBy(seed => seed).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new UserErrorException($"--seeds {PlainText.Shown(text)} names seed {twice.Key} twice.")
            : new(0, named);
    }

    /// <summary>The seeds that earlier calls have added to the sweeps in some folders, as their plans have them.</summary>
    /// <exception cref="UserErrorException">A plan is damaged, and tables stand beside it that may be of more seeds than its experiment
    /// names.</exception>
    public static IReadOnlyList<int> In(params IEnumerable<SweepFolder> folders) =>
        [.. folders.SelectMany(folder => PlanOf(folder)?.Axes ?? []).Where(axis => axis.IsSeed)
            .SelectMany(axis => Numbers(axis.Added)).Distinct()];

    /// <summary>The experiment with these seeds, in order behind its own; those that it has already are not doubled.</summary>
    /// <exception cref="UserErrorException">Seeds are asked for, and it has no axis that they could join.</exception>
    internal Experiment AddTo(Experiment experiment)
    {
        if (experiment.Axes.FirstOrDefault(axis => axis is { Paths: ["experiment.seed"], Values.Count: > 0 }) is not { } axis)
        {
            return this is { Count: 0, Named.Count: 0 } ? experiment
                : throw new UserErrorException($"{experiment.Name} has no axis with path experiment.seed, which --seeds could add to; "
                    + "give it one in its file.");
        }

        int[] own = [.. Numbers(axis.Values)];
        var largest = own.DefaultIfEmpty(-1).Max();
        if (largest > int.MaxValue - Count) throw new UserErrorException($"There are no {Count} seeds above {largest}.");
        var joining = Enumerable.Range(largest + 1, Count).Union(Named).Union(Recorded).Except(own).Order();
        string[] added = [.. joining.Select(seed => $"{seed}")];
        return experiment.With(axis with { Values = [.. axis.Values, .. added], Added = added });
    }

    private static PlannedSweep? PlanOf(SweepFolder folder) =>
        RecordedRuns.AreIn(folder.Path) && PlanFile.IsIn(folder.Path) ? PlanFile.Read(folder.Path) : PlanFile.Find(folder.Path);

    private static IEnumerable<int> Numbers(IEnumerable<string> values) =>
        values.Select(PlannedAxis.Number).OfType<double>().Where(number => number is >= 0 and <= int.MaxValue && double.IsInteger(number))
            .Select(number => (int)number);

    private static int Seed(string text, string whole) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : throw Unknown(whole);

    private static long Few(long count, string text) => count <= Most ? count
        : throw new UserErrorException(FormattableString.Invariant($"--seeds {PlainText.Shown(text)} asks for more than {Most:N0} seeds."));

    private static UserErrorException Unknown(string text) => new($"--seeds takes {Shapes}, of seeds from 0 to {int.MaxValue}; "
        + $"found '{PlainText.Shown(text)}'.");
}
