using RLCollapse.Common;
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
            (config, root, fresh, observer, _) =>
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
    public void The_results_root_is_results_unless_told()
    {
        var run = CommandLineRun.Of(["run", CommandLineRun.Smoke], (_, root, fresh, _, _) => $"{root} {fresh}");

        Assert.Equal("results/ False\n", run.Output);
    }

    [Fact]
    public void An_interrupted_run_exits_with_130()
    {
        var run = CommandLineRun.Of(["run", CommandLineRun.Smoke], (_, _, _, _, _) => throw new OperationCanceledException());

        Assert.Equal((130, "", "interrupted after a checkpoint; the same command resumes\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void A_user_error_is_printed_without_a_stack_trace()
    {
        var run = CommandLineRun.Of(["run", CommandLineRun.Smoke], (_, _, _, _, _) => throw new UserErrorException("mend this"));

        Assert.Equal((2, "mend this\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void A_failed_run_exits_with_1_and_shows_where()
    {
        var run = CommandLineRun.Of(["run", CommandLineRun.Smoke], (_, _, _, _, _) => throw new InvalidOperationException("broke"));

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
}
