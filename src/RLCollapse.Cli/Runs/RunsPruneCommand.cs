using System.CommandLine;
using RLCollapse.Analysis.Catalog;
using RLCollapse.Common;

namespace RLCollapse.Cli.Runs;

/// <summary><c>rlcollapse runs prune</c>: gives disk space back.</summary>
internal static class RunsPruneCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var verb = new Verb(
            "prune",
            "Name what can go: bases that no run here starts from, and all but the newest checkpoint of runs that have ended. "
            + "Nothing is removed without --yes. Metrics, samples and figures always stay.",
            "rlcollapse runs prune",
            "rlcollapse runs prune --yes");
        var yes = new Option<bool>("--yes") { Description = "Remove it." };
        var results = ResultsOption.Create();
        verb.Options.Add(yes);
        verb.Options.Add(results);
        verb.SetAction(parsed =>
        {
            var items = RunPruning.Find(parsed.GetRequiredValue(results), text => context.Error.WriteLine(PlainText.OneLine(text)));
            var isReal = parsed.GetValue(yes);
            long bytes = 0;
            foreach (var item in items)
            {
                var isGone = !isReal || RunPruning.Remove(item);
                if (isGone) bytes += item.Bytes;
                context.Output.WriteLine(PlainText.OneLine($"{RunsText.Size(item.Bytes),9}  {ShownPath.Of(item.Folder)}: "
                    + (isGone ? item.Reason : "kept, since another process is at it")));
            }

            context.Output.WriteLine(isReal
                ? $"{RunsText.Size(bytes)} given back"
                : $"{RunsText.Size(bytes)} in {items.Count} places; --yes removes them");
            return ExitCode.Done;
        });
        return verb;
    }
}
