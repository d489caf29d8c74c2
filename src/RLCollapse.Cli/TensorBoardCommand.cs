using System.CommandLine;
using RLCollapse.Analysis.Catalog;
using RLCollapse.Analysis.Results;
using RLCollapse.Analysis.TensorBoard;
using RLCollapse.Cli.Runs;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse tensorboard</c>: runs and sweeps as TensorBoard reads them.</summary>
internal static class TensorBoardCommand
{
    private const string DefaultFolder = "tensorboard";

    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var verb = new Verb(
            "tensorboard",
            "Write event files for 'tensorboard --logdir DIR': every metric under its key, of a run also figures, sampled responses and "
            + "config, of a sweep its axes as hyperparameters and its figures. Works at any time, from the files of a run alone; what was "
            + "written before is written anew.",
            "rlcollapse tensorboard last",
            "rlcollapse tensorboard results/kl results/quickstart-seed0-0123456789ab --out logs");
        var runs = NamedRuns.AndSweeps(verb);
        var folder = new Option<string?>("--out")
        {
            Description = $"Folder that gets one for each run or sweep; {DefaultFolder} in the folder of results when not given.",
            HelpName = "DIR",
        };
        verb.Options.Add(folder);
        verb.Options.Add(runs.Results);
        verb.SetAction(parsed =>
        {
            var root = runs.Root(parsed);
            var logs = parsed.GetValue(folder) ?? Path.Combine(root, DefaultFolder);
            foreach (var source in runs.Folders(parsed))
                Write(Path.TrimEndingDirectorySeparator(source), root, logs, context);
            context.Error.WriteLine($"to look at it: tensorboard --logdir {logs}");
            context.Output.WriteLine(logs);
            return ExitCode.Done;
        });
        return verb;
    }

    private static void Write(string source, string root, string logs, CliContext context)
    {
        var name = RunCatalog.NameOf(source, root) is var below && below.StartsWith("..", StringComparison.Ordinal)
            ? Path.GetFileName(source) : below;
        var target = Path.Combine(logs, name);
        if (!PlanFile.IsIn(source))
        {
            EventExport.WriteRun(source, target);
            return;
        }

        var (written, planned) = EventExport.WriteSweep(source, target);
        if (written < planned)
            context.Error.WriteLine($"warning: {written} of the {planned} runs of {name} have ended here; the others are left out");
    }
}
