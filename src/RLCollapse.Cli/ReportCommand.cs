using System.CommandLine;
using RLCollapse.Analysis.Catalog;
using RLCollapse.Analysis.Html;
using RLCollapse.Cli.Runs;
using RLCollapse.Common;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse report</c>: a page about runs and sweeps, for a browser.</summary>
internal static class ReportCommand
{
    private const string Ending = ".html";

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
        var runs = new Argument<string[]>("RUN-OR-SWEEP")
        {
            Description = "Runs or sweeps, each by " + RunArgument.Forms + ".",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string?>("--out")
        {
            Description = $"The page's file; when not given {HtmlReport.FileName} in the folder of the run or sweep, of several in "
                + "comparison/ in the folder of results.",
            HelpName = $"FILE{Ending}",
        };
        output.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } file && !file.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
                result.AddError($"A report is a page: '{file}' does not end in {Ending}.");
        });
        var results = ResultsOption.Create();
        verb.Arguments.Add(runs);
        verb.Options.Add(output);
        verb.Options.Add(results);
        verb.SetAction(parsed =>
        {
            var root = parsed.GetRequiredValue(results);
            var names = new RunNames(root);
            var folders = parsed.GetRequiredValue(runs).Select(names.RunOrSweep).Distinct().ToList();
            var path = parsed.GetValue(output)
                ?? Path.Combine(folders is [var only] ? only : Path.GetFullPath(Path.Combine(root, "comparison")), HtmlReport.FileName);
            Write(folders, path);
            context.Output.WriteLine(path);
            return ExitCode.Done;
        });
        return verb;
    }

    private static void Write(IReadOnlyList<string> folders, string path)
    {
        try
        {
            HtmlReport.Write(folders, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Cannot write '{path}': {error.Message}", error);
        }
    }
}
