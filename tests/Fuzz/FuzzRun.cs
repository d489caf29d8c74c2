using System.Diagnostics;
using System.Globalization;
using System.Text;
using RLCollapse.Common;

namespace RLCollapse.Tests.Fuzz;

/// <summary>What came of the cases of a reader.</summary>
/// <param name="Name">Of the reader.</param>
/// <param name="Cases">How many.</param>
/// <param name="Values">Inputs that were read.</param>
/// <param name="UserErrors">Inputs that were refused in words, with a place.</param>
/// <param name="Seconds">Longest that an input took.</param>
/// <param name="Bytes">Most that was allocated for an input.</param>
/// <param name="Failures">Inputs that came to anything else, the shortest of each kind first.</param>
internal sealed record FuzzRun(
    string Name, int Cases, int Values, int UserErrors, double Seconds, long Bytes, IReadOnlyList<(byte[] Input, Exception Error)> Failures)
{
    /// <summary>Runs cases; equal seeds give equal cases.</summary>
    public static FuzzRun Of(FuzzedReader reader, int cases, ulong seed)
    {
        var mutations = new Mutations(reader, new Seed(seed).Derive(reader.Name).Generator());
        foreach (var example in reader.Examples) reader.Outcome(example); // what is made once counts for no case
        var (values, errors, seconds, bytes) = (0, 0, 0.0, 0L);
        var failures = new Dictionary<string, (byte[] Input, Exception Error)>();
        for (var i = 0; i < cases; i++)
        {
            var input = mutations.Next();
            var (before, started) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            try
            {
                if (reader.Outcome(input) is null) values++;
                else errors++;
            }
            catch (Exception error)
            {
                var kind = $"{error.GetType()} {error.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains(" RLCollapse."))}";
                if (!failures.TryGetValue(kind, out var known) || known.Input.Length > input.Length) failures[kind] = (input, error);
            }

            seconds = Math.Max(seconds, Stopwatch.GetElapsedTime(started).TotalSeconds);
            bytes = Math.Max(bytes, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return new(reader.Name, cases, values, errors, seconds, bytes, [.. failures.Values.OrderBy(failure => failure.Input.Length)]);
    }

    /// <summary>A row of the table.</summary>
    public string Row => string.Create(CultureInfo.InvariantCulture,
        $"| {Name} | {Cases:N0} | {Values:N0} | {UserErrors:N0} | {Cases - Values - UserErrors} | {Seconds * 1000:0.0} | "
        + $"{Bytes / 1048576.0:0.0} |");

    /// <summary>Every kind of failure with its shortest input.</summary>
    public string Report => string.Join("\n\n", Failures.Select(failure =>
        $"{Name}: {failure.Error}\ninput: {Shown(failure.Input)}"));

    private static string Shown(byte[] input) =>
        $"{Encoding.UTF8.GetString(input.AsSpan(0, Math.Min(input.Length, 2_000)))}\n"
        + $"hex: {Convert.ToHexString(input.AsSpan(0, Math.Min(input.Length, 200)))}";
}
