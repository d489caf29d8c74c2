using System.Text.Json.Nodes;
using RLCollapse.Analysis.Plotting;
using RLCollapse.Common;
using RLCollapse.Runs;
using RLCollapse.Stages;
using RLCollapse.Tests.Faults;

namespace RLCollapse.Tests.Stages;

public sealed class RunFailureTests
{
    [Fact]
    public void A_run_that_diverges_keeps_the_reason()
    {
        var config = Tiny.Config with { Pretraining = Tiny.Config.Pretraining with { LearningRate = 1e30 } };
        var root = Tiny.TemporaryFolder();

        var error = Assert.Throws<DivergedException>(
            () => Pipeline.Run(config, root, fresh: false, NullObserver.Instance, CancellationToken.None));

        var folder = Path.Combine(root, RunIdentity.IdOf(config));
        Assert.Equal(error.Message, (string?)JsonNode.Parse(File.ReadAllText(Path.Combine(folder, RunFiles.Info)))!["failure"]);
        Assert.EndsWith($"Z failed: {error.Message}\n", File.ReadAllText(Path.Combine(folder, RunFiles.Log)));
    }

    [Fact]
    public void What_led_to_a_divergence_in_RL_is_drawn()
    {
        var config = Tiny.Config with
        {
            Reward = new() { TokenCost = 0.1 }, // something to learn
            Rl = Tiny.Config.Rl with { Optimizer = Tiny.Config.Rl.Optimizer with { LearningRate = 1e30 } },
        };
        var root = Tiny.TemporaryFolder();

        Assert.Throws<DivergedException>(() => Pipeline.Run(config, root, fresh: false,
            new DrawnRun(NullObserver.Instance, [PlotFormat.Svg], CancellationToken.None), CancellationToken.None));

        Assert.NotEmpty(Directory.GetFiles(Path.Combine(root, RunIdentity.IdOf(config), RunFiles.Plots), "*.svg"));
    }

    [Fact]
    public void A_write_that_fails_is_kept_in_both_places_before_the_base_is_there_too()
    {
        foreach (var stage in (string[])["pretraining", "mixture"])
        {
            using var run = new FaultyRun();
            var failing = DiskFault.All.Single(fault => fault.Name == "one input/output error");
            var at = FaultyRun.StageOfChange.ToList().IndexOf(stage);

            var error = run.Start(new(at, failing.Of))!;

            var line = MachineFailure.Of(error)!;
            Assert.Equal(line, (string?)JsonNode.Parse(File.ReadAllText(Path.Combine(run.Folder, RunFiles.Info)))!["failure"]);
            Assert.EndsWith($"Z failed: {line}\n", File.ReadAllText(Path.Combine(run.Folder, RunFiles.Log)));
        }
    }

    [Fact]
    public void A_log_that_cannot_be_written_does_not_end_the_work_and_is_said_once()
    {
        var (folder, watch) = (Tiny.TemporaryFolder(), new StageWatch());
        Directory.CreateDirectory(Path.Combine(folder, "log.txt"));
        var log = new LogFile(Path.Combine(folder, "log.txt"), watch, TimeProvider.System);

        log.Note("one");
        log.Note("two");

        Assert.StartsWith("the log cannot be written: ", Assert.Single(watch.Warnings));
    }

    [Fact]
    public void A_done_run_is_not_run_again_and_a_fresh_one_with_a_new_base_is_the_same()
    {
        using var run = new FaultyRun();
        Assert.Null(run.Start());
        var metrics = Path.Combine(run.Folder, RunFiles.Metrics);
        var written = File.GetLastWriteTimeUtc(metrics);
        Assert.Null(run.Start());
        Assert.Equal(written, File.GetLastWriteTimeUtc(metrics));
        Directory.Delete(run.Base, recursive: true);

        var drawn = new DrawnRun(NullObserver.Instance, [PlotFormat.Svg]);
        Pipeline.Run(FaultyRun.Config, run.Root, fresh: true, drawn, CancellationToken.None);

        Assert.NotEqual(written, File.GetLastWriteTimeUtc(metrics));
        Assert.Equal(FaultyRun.Leaves, run.Left());
    }

    [Fact]
    public void A_done_run_whose_metrics_are_gone_is_run_again()
    {
        using var run = new FaultyRun();
        Assert.Null(run.Start());
        File.WriteAllText(Path.Combine(run.Folder, RunFiles.Metrics), "");
        Assert.False(RunFolder.HasEnded(run.Folder));

        Assert.Null(run.Start());

        Assert.Equal(FaultyRun.Leaves, run.Left());
    }
}
