using System.CommandLine;
using RLCollapse.Analysis.Html;
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
            "rlcollapse report results/quickstart-seed0-0123456789ab",
            "rlcollapse report results/kl",
            "rlcollapse report results/quickstart-seed0-0123456789ab results/quickstart-seed1-0123456789ab --out both.html");
        var folders = new Argument<string[]>("RUN-OR-SWEEP")
        {
            Description = "Folders of runs or sweeps.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--out")
        {
            Description = $"The page's file; {HtmlReport.FileName} in the folder of the one run or sweep when not given.",
            HelpName = $"FILE{Ending}",
        };
        output.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } file && !file.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
                result.AddError($"A report is a page: '{file}' does not end in {Ending}.");
        });
        verb.Arguments.Add(folders);
        verb.Options.Add(output);
        verb.SetAction(parsed =>
        {
            var path = Write(parsed.GetRequiredValue(folders), parsed.GetValue(output));
            context.Output.WriteLine(path);
            return ExitCode.Done;
        });
        return verb;
    }

    private static string Write(string[] folders, string? output)
    {
        var missing = folders.Where(folder => !Directory.Exists(folder)).ToList();
        if (missing.Count > 0)
            throw new UserErrorException($"There is no run folder {string.Join(", ", missing)}; 'rlcollapse run' prints the folder of a "
                + "run as its last line, and a sweep's is DIR/EXPERIMENT.");
        var path = output ?? (folders is [var only] ? Path.Combine(only, HtmlReport.FileName)
            : throw new UserErrorException("Several runs have no folder in common: say where their page goes, as in --out report.html."));
        try
        {
            HtmlReport.Write(folders, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Cannot write '{path}': {error.Message}", error);
        }

        return path;
    }
}
