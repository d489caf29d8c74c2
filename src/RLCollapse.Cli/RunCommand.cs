using System.CommandLine;
using RLCollapse.Cli.Progress;

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
            "rlcollapse run configs/smoke.json --dry-run");
        var arguments = new ConfigArguments(verb);
        var results = new Option<string>("--out")
        {
            Description = "Folder that holds the run folders.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "results/",
        };
        var fresh = new Option<bool>("--fresh") { Description = "Start over instead of resuming." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only check the config and say what the run would cost." };
        var worker = new Option<bool>("--stop-with-stdin") { Description = "Stop after a checkpoint when standard input ends, so that no run outlives the sweep that started it." };
        verb.Options.Add(results);
        verb.Options.Add(fresh);
        verb.Options.Add(dryRun);
        verb.Options.Add(worker);
        verb.SetAction(parsed =>
        {
            var config = arguments.Load(parsed, context);
            if (parsed.GetValue(dryRun))
            {
                ConfigArguments.Caution(config, context);
                foreach (var (label, value) in context.Estimate(config)) context.Output.WriteLine($"{label,-24} {value}");
                return ExitCode.Done;
            }

            var view = ProgressView.For(context);
            using var interruption = new Interruption(view.Say, view.Abandon);
            if (parsed.GetValue(worker)) interruption.AlsoWhenEnds(Console.OpenStandardInput());
            var folder = view.Show(observer =>
                context.Pipeline(config, parsed.GetRequiredValue(results), parsed.GetValue(fresh), observer, interruption.Token));
            context.Output.WriteLine(folder);
            return ExitCode.Done;
        });
        return verb;
    }
}
