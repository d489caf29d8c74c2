using System.CommandLine;
using RLCollapse.Analysis.Catalog;
using RLCollapse.Analysis.Sharing;
using RLCollapse.Cli.Runs;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse bundle</c>: a run or sweep as one file.</summary>
internal static class BundleCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var verb = new Verb(
            "bundle",
            "Pack a run or sweep into one zip to hand on: config, metrics, samples, figures, what it was made with, for a sweep also "
            + "plan, tables, verdicts and its runs. 'rlcollapse reproduce' trains it again and says whether the bits agree.",
            "rlcollapse bundle results/quickstart-seed0-0123456789ab",
            "rlcollapse bundle results/kl --out kl.zip");
        var folder = new Argument<string>("RUN-OR-SWEEP") { Description = "A run or sweep, by " + RunArgument.Forms + "." };
        var file = new Option<string?>("--out")
        {
            Description = "The zip to write; NAME.zip in the working folder when not given.",
            HelpName = "FILE.zip",
        };
        var checkpoints = new Option<bool>("--checkpoints")
        {
            Description = "With the checkpoints of runs and bases, for export, score and run --from.",
        };
        var results = ResultsOption.Create();
        verb.Arguments.Add(folder);
        verb.Options.Add(file);
        verb.Options.Add(checkpoints);
        verb.Options.Add(results);
        verb.SetAction(parsed =>
        {
            var source = new RunNames(parsed.GetRequiredValue(results)).RunOrSweep(parsed.GetRequiredValue(folder));
            var zip = parsed.GetValue(file) ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(source)) + ".zip";
            var (manifest, absent) = BundleWriter.Write(source, zip, parsed.GetValue(checkpoints));
            if (absent.Count > 0)
                context.Error.WriteLine($"warning: {absent.Count} planned runs have not ended here and are left out, such as {absent[0]}");
            foreach (var run in manifest.Runs.Where(run => !run.HasEnded))
                context.Error.WriteLine($"warning: {run.Name} has not ended as planned, so nobody can come to it again");
            context.Error.WriteLine($"{manifest.Files.Count} files of {manifest.Runs.Count} "
                + $"{(manifest.Runs.Count == 1 ? "run" : "runs")}, {RunsText.Size(new FileInfo(zip).Length)}");
            context.Output.WriteLine(zip);
            return ExitCode.Done;
        });
        return verb;
    }
}
