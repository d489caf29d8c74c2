using System.CommandLine;
using RLCollapse.Analysis.Catalog;
using RLCollapse.Analysis.Results;
using RLCollapse.Cli.Progress;
using RLCollapse.Cli.Runs;
using RLCollapse.Common;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse run</c>: one config, from pretraining to plots.</summary>
internal static class RunCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var verb = new Verb(
            "run",
            "Run a config: pretraining, RL post-training, tracking, plots. The same command resumes an interrupted run. "
            + "The last line on standard output is the run folder.",
            "rlcollapse run configs/quickstart.json",
            "rlcollapse run configs/quickstart.json rl.kl.coefficient=0.01 --seed 1",
            "rlcollapse run configs/smoke.json --dry-run",
            "rlcollapse run configs/quickstart.json stages=pretraining,rl,again again.extends=rl "
            + "--from results/quickstart-seed0-0123456789ab");
        var arguments = new ConfigArguments(verb);
        var results = new Option<string>("--out")
        {
            Description = "Folder that holds the run folders.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "results/",
        };
        var earlier = new Option<string?>("--from")
        {
            Description = "A finished run to go on from, by " + RunArgument.Forms + ". CONFIG is laid over that run's config and adds "
                + "stages behind its own.",
            HelpName = "RUN",
        };
        var fresh = new Option<bool>("--fresh") { Description = "Start over instead of resuming." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only check the config and say what the run would cost." };
        var worker = new Option<bool>("--stop-with-stdin") { Description = "Stop after a checkpoint when standard input ends, so that no "
            + "run outlives the sweep that started it." };
        verb.Options.Add(results);
        verb.Options.Add(earlier);
        verb.Options.Add(fresh);
        verb.Options.Add(dryRun);
        verb.Options.Add(worker);
        var consent = new CommandConsent(verb);
        verb.SetAction(parsed =>
        {
            var root = parsed.GetRequiredValue(results);
            var from = parsed.GetValue(earlier) is { } run ? FinishedRun.Open(new RunNames(root).Run(run), context.Error.WriteLine) : null;
            var config = arguments.Load(parsed, context, from);
            if (from is not null && !parsed.GetValue(dryRun)) consent.Require(parsed, config, parsed.GetValue(earlier)!);
            if (parsed.GetValue(dryRun))
            {
                ConfigArguments.Caution(config, Preflight.Require(config), context);
                foreach (var (label, value) in context.Estimate(config, from?.Done(root) ?? []))
                    context.Output.WriteLine($"{label,-24} {value}");
                return ExitCode.Done;
            }

            var view = ProgressView.For(context);
            using var interruption = new Interruption(view.Say, view.Abandon);
            if (parsed.GetValue(worker)) interruption.AlsoWhenEnds(Console.OpenStandardInput());
            string Run(IRunObserver observer) =>
                context.Pipeline(config, root, parsed.GetValue(fresh), observer, interruption.Token, from);
            var folder = view.Show(observer => parsed.GetValue(worker)
                ? RunQueue.Wait(() => Run(observer), observer.Note, interruption.Token)
                : Run(observer));
            foreach (var line in Summary(folder)) context.Error.WriteLine(line);
            context.Output.WriteLine(folder);
            return ExitCode.Done;
        });
        return verb;
    }

    /// <summary>What came of a run and where its figures are; nothing where it was not probed.</summary>
    private static IReadOnlyList<string> Summary(string folder)
    {
        try
        {
            var lines = RunSummary.Lines(RunData.Load(folder)).ToList();
            if (RunSummary.Figures(folder) is { } figures) lines.Add($"figures: {ShownPath.Of(figures)}");
            lines.Add($"a page of all of it: rlcollapse report {ShellText.Shown(ShownPath.Of(folder))}");
            return lines;
        }
        catch (UserErrorException)
        {
            return []; // it has said itself what is wrong with its files
        }
    }
}
