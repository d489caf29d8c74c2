using System.Text.RegularExpressions;
using RLCollapse.Common;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Cli;

public sealed class RunCommandTests
{
    [Fact]
    public void The_run_folder_is_the_only_line_on_standard_output()
    {
        (RunConfig Config, string Root, bool Fresh)? seen = null;
        var run = CommandLineRun.Of(
            ["run", CommandLineRun.Smoke, "rl.epochs=2", "--out", "some where", "--seed", "5", "--fresh", "model.layers=3"],
            (config, root, fresh, observer, _, _) =>
            {
                seen = (config, root, fresh);
                observer.Note("working");
                return Path.Combine(root, "smoke-1");
            });

        Assert.Equal((0, Path.Combine("some where", "smoke-1") + "\n", "working\n"), (run.ExitCode, run.Output, run.Error));
        Assert.Equal((2, 5, 3), (seen!.Value.Config.Rl.Epochs, seen.Value.Config.Experiment.Seed, seen.Value.Config.Model.Layers));
        Assert.Equal(("some where", true), (seen.Value.Root, seen.Value.Fresh));
    }

    [Fact]
    public void The_end_of_a_run_says_on_standard_error_what_came_of_it_and_where_the_figures_are()
    {
        using var made = new SyntheticRun(["python", "prose"], 0.1).Trained([0.4, 0.5, 0.1], [0.97, 0.02, 0.01], 90, 1.5);
        var plots = Directory.CreateDirectory(Path.Combine(made.Folder, "plots")).FullName;
        File.WriteAllText(Path.Combine(plots, "format-mass.png"), "");

        var run = CommandLineRun.Of(["run", CommandLineRun.Smoke], (_, _, _, _, _, _) => made.Folder);

        Assert.Equal((0, made.Folder + "\n"), (run.ExitCode, run.Output));
        Assert.Matches(@"^winner: python with a mass of 0\.9\d+, 0\.40 in the base\n"
            + @"collapse: at step \d+, the first probe with a mass of 0\.9 or more\naccuracy: 0\.45 → 0\.95\n"
            + $@"KL to the base: \d\.\d\d nats per sequence\nfigures: {Regex.Escape(plots)}\n"
            + $@"a page of all of it: rlcollapse report {Regex.Escape(made.Folder)}\n$", run.Error);
    }

    [Fact]
    public void The_folder_of_a_run_is_named_when_it_starts()
    {
        var said = new StringWriter { NewLine = "\n" };
        var folder = RLCollapse.Pipeline.Run(Tiny.Config, Tiny.TemporaryFolder(), fresh: false,
            new RLCollapse.Cli.Progress.MilestoneObserver(said, TimeProvider.System), CancellationToken.None);

        Assert.StartsWith($"run folder: {folder}\n", said.ToString());
    }

    [Fact]
    public void The_results_root_is_results_unless_told()
    {
        var run = CommandLineRun.Of(["run", CommandLineRun.Smoke], (_, root, fresh, _, _, _) => $"{root} {fresh}");

        Assert.Equal("results/ False\n", run.Output);
    }

    [Fact]
    public void An_interrupted_run_exits_with_130()
    {
        var run = CommandLineRun.Of(["run", CommandLineRun.Smoke], (_, _, _, _, _, _) => throw new OperationCanceledException());

        Assert.Equal((130, "", "interrupted after a checkpoint; the same command resumes\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void A_user_error_is_printed_without_a_stack_trace()
    {
        var run = CommandLineRun.Of(["run", CommandLineRun.Smoke], (_, _, _, _, _, _) => throw new UserErrorException("mend this"));

        Assert.Equal((2, "mend this\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void A_failed_run_exits_with_1_and_shows_where()
    {
        var run = CommandLineRun.Of(["run", CommandLineRun.Smoke], (_, _, _, _, _, _) => throw new InvalidOperationException("broke"));

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("failed: broke\n", run.Error);
        Assert.Contains(nameof(A_failed_run_exits_with_1_and_shows_where), run.Error);
    }

    [Fact]
    public void A_dry_run_names_the_run_and_runs_nothing()
    {
        var run = CommandLineRun.Of(["run", CommandLineRun.Smoke, "rl.kl.coefficient=0.1", "rl.kl.estimator=k3", "--dry-run"]);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("warning: rl.kl.estimator=k3 with rl.kl.placement=reward pushes", run.Error);
        Assert.Contains("smoke-seed0-", run.Output);
        Assert.Contains("20 steps, 2,560 responses", run.Output);
        Assert.Contains("parameters", run.Output);
        Assert.Contains("time", run.Output);
    }

    [Fact]
    public void A_run_goes_on_from_a_finished_one()
    {
        var root = Tiny.TemporaryFolder();
        var folder = RLCollapse.Pipeline.Run(Tiny.Config, root, fresh: false, NullObserver.Instance, CancellationToken.None);
        var further = Path.Combine(root, "further.json");
        File.WriteAllText(further, """{ "stages": ["pretraining", "rl", "again"], "again": { "extends": "rl", "epochs": 0.5 } }""");
        var results = Path.Combine(root, "new");
        string[] words = ["run", further, "--from", folder, "--out", results];

        var dry = CommandLineRun.Of([.. words, "--dry-run"]);
        var cached = CommandLineRun.Of(["run", further, "--from", folder, "--out", root, "--dry-run"]);
        var contradiction = CommandLineRun.Of([.. words, "--seed", "1"]);
        var nowhere = CommandLineRun.Of(["run", further, "--from", Path.Combine(root, "nowhere"), "--out", results]);

        Assert.Equal((0, 0, 2, 2), (dry.ExitCode, cached.ExitCode, contradiction.ExitCode, nowhere.ExitCode));
        Assert.Matches(@"\npretraining +12 steps[^\n]+\nagain +2 steps, 32 responses", dry.Output);
        Assert.Matches(@"example[^\n]+\nagain +2 steps, 32 responses", cached.Output);
        Assert.Matches(@"\ntime +about \d+ s: again \d+ s, probes \d+ s\n$", cached.Output);
        Assert.StartsWith("The config has one mistake:\n  experiment.seed (--seed): is 1, but ", contradiction.Error);
        Assert.Contains("There is no run", nowhere.Error);
        Assert.False(Directory.Exists(results));

        var begun = false;
        var run = CommandLineRun.Of([.. words, "--seed", "0", "--fresh"], (config, into, fresh, _, _, from) =>
        {
            begun = fresh && from?.Config.Stages.Count == 2;
            return Path.Combine(into, RunIdentity.IdOf(config));
        });
        Assert.True(begun);
        Assert.Equal(0, run.ExitCode);
    }
}
