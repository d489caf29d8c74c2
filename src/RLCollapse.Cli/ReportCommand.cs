using System.CommandLine;
using RLCollapse.Analysis.Html;
using RLCollapse.Cli.Runs;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse report</c>: a page about runs and sweeps, for a browser.</summary>
internal static class ReportCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var verb = new Verb(
            "report",
            "Write a page about runs and sweeps that opens in a browser without a network: finding, verdicts, curves of every metric, "
            + "sampled responses, what the configs differ in. Several in one page are drawn over each other.",
            "rlcollapse report last",
            "rlcollapse report kl",
            "rlcollapse report results/quickstart-seed0-0123456789ab results/kl --out both.html");
        var runs = NamedRuns.AndSweeps(verb);
        var output = PageOption.Create("--out",
            $"The page's file; when not given {HtmlReport.FileName} in the folder of the run or sweep, of several in comparison/ in the "
            + "folder of results.");
        verb.Options.Add(output);
        verb.Options.Add(runs.Results);
        verb.SetAction(parsed =>
        {
            var folders = runs.Folders(parsed).Distinct().ToList();
            var path = parsed.GetValue(output)
                ?? Path.Combine(folders is [var only] ? only : runs.Comparison(parsed), HtmlReport.FileName);
            PageOption.Write(folders, path);
            context.Output.WriteLine(path);
            return ExitCode.Done;
        });
        return verb;
    }
}
