using System.CommandLine;
using RLCollapse.Analysis.Catalog;

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
            foreach (var line in ComparisonText.Lines([a, b], RunComparison.Of(a, b), context.Width)) context.Output.WriteLine(line);
            return ExitCode.Done;
        });
        return verb;
    }
}
