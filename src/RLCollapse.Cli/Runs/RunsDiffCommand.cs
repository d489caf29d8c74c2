using System.CommandLine;
using System.Globalization;
using RLCollapse.Analysis.Catalog;
using RLCollapse.Common;

namespace RLCollapse.Cli.Runs;

/// <summary><c>rlcollapse runs diff</c>: two runs side by side.</summary>
internal static class RunsDiffCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var verb = new Verb(
            "diff",
            "Say what differs between two runs: options, metrics at the last probe, and whether they are the same bits or where they "
            + "first part.",
            "rlcollapse runs diff last results/quickstart-seed0-0123456789ab");
        var (first, second) = (new Argument<string>("A") { Description = "A run: its folder, name, beginning of it, or last." },
            new Argument<string>("B") { Description = "Another." });
        var results = ResultsOption.Create();
        verb.Arguments.Add(first);
        verb.Arguments.Add(second);
        verb.Options.Add(results);
        verb.SetAction(parsed =>
        {
            var names = new RunNames(parsed.GetRequiredValue(results));
            var (a, b) = (names.Run(parsed.GetRequiredValue(first)), names.Run(parsed.GetRequiredValue(second)));
            foreach (var line in Lines(a, b, RunComparison.Of(a, b), context.Width)) context.Output.WriteLine(line);
            return ExitCode.Done;
        });
        return verb;
    }

    /// <summary>What differs, for people.</summary>
    internal static IEnumerable<string> Lines(string first, string second, RunComparison comparison, int? width)
    {
        yield return $"A: {Path.GetFileName(first)}";
        yield return $"B: {Path.GetFileName(second)}";
        yield return comparison.Bits;
        yield return "";
        if (comparison.Options.Count == 0) yield return "No option differs.";
        else
        {
            foreach (var line in TextTable.Lines(["option", "A", "B"], [.. comparison.Options.Select(option => (IReadOnlyList<string>)
                [option.Path, option.First ?? "–", option.Second ?? "–"])], width))
                yield return line;
        }

        if (comparison.Metrics.Count == 0) yield break;
        yield return "";
        foreach (var line in TextTable.Lines(["at the last probe", ">A", ">B", ">B − A"], [.. comparison.Metrics.Select(metric =>
            (IReadOnlyList<string>)[metric.Key, Number(metric.First), Number(metric.Second), Number(metric.Second - metric.First)])],
            width))
            yield return line;
    }

    private static string Number(double value) => double.IsNaN(value) ? "–" : value.ToString("0.####", CultureInfo.InvariantCulture);
}
