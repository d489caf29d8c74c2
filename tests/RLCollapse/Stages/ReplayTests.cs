using System.Text.RegularExpressions;
using RLCollapse.Common;
using RLCollapse.Model;
using RLCollapse.Runs;
using RLCollapse.SavedPolicies;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Stages;

public sealed class ReplayTests : IDisposable
{
    private readonly string _root = Tiny.TemporaryFolder();
    private readonly string _run;

    public ReplayTests() => _run = Pipeline.Run(
        Tiny.Config with { Output = Tiny.Config.Output with { KeepCheckpoints = KeptCheckpoints.All } }, _root, fresh: false,
        NullObserver.Instance, default);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_policy_after_a_step_is_had_to_the_bit_without_its_checkpoint()
    {
        var kept = Checkpoint(2);
        var weights = WeightsOf(kept);
        foreach (var file in RunsToGoOnFrom.Checkpoints(_run)[..^2]) File.Delete(file);

        var again = Replay.CheckpointAt(_run, 2, NullObserver.Instance, default);

        Assert.Equal(kept, again);
        Assert.Equal(weights, WeightsOf(again));
        Assert.False(Directory.Exists(Path.Combine(_run, "replay")));
        Assert.Equal(again, Replay.CheckpointAt(_run, 2, new NobodyTrains(), default));
    }

    [Fact]
    public void Step_0_is_the_base() =>
        Assert.Equal(Path.Combine(_root, "bases", RunIdentity.HashOfBase(Tiny.Config)),
            Replay.CheckpointAt(_run, 0, NullObserver.Instance, default));

    [Fact]
    public void A_run_that_this_machine_does_not_train_to_the_same_bits_is_told()
    {
        File.Delete(Checkpoint(2));
        var metrics = Path.Combine(_run, RunFiles.Metrics);
        var lines = File.ReadAllLines(metrics);
        var changed = Array.FindIndex(lines, line => line.Contains("\"phase\":\"rl\"") && line.Contains("reward/mean"));
        lines[changed] = lines[changed].Replace("\"reward/mean\":", "\"reward/mean\":1");
        File.WriteAllLines(metrics, [.. lines, ""]);

        var error = Assert.Throws<UserErrorException>(() => Replay.CheckpointAt(_run, 2, NullObserver.Instance, default));

        Assert.Contains("cannot be trained again to the same bits here", error.Message);
        Assert.False(File.Exists(Checkpoint(2)));
    }

    [Fact]
    public void What_an_earlier_version_did_not_measure_is_no_difference()
    {
        File.Delete(Checkpoint(2));
        var metrics = Path.Combine(_run, RunFiles.Metrics);
        File.WriteAllText(metrics, Regex.Replace(File.ReadAllText(metrics), "\"output_entropy\":[^,}]+,", ""));

        Assert.Equal(Checkpoint(2), Replay.CheckpointAt(_run, 2, NullObserver.Instance, default));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void A_step_that_the_run_does_not_have_is_told(int step) => Assert.Contains(
        "took 4 steps", Assert.Throws<UserErrorException>(() => Replay.CheckpointAt(_run, step, NullObserver.Instance, default)).Message);

    [Fact]
    public void A_run_that_has_not_ended_is_refused()
    {
        File.Delete(Path.Combine(_run, RunFiles.Done));
        Assert.Contains("has not ended",
            Assert.Throws<UserErrorException>(() => Replay.CheckpointAt(_run, 2, NullObserver.Instance, default)).Message);
    }

    private string Checkpoint(int step) => CheckpointStore.PathOf(Path.Combine(_run, RunFiles.Checkpoints), step);

    private static string WeightsOf(string checkpoint)
    {
        var saved = SavedPolicy.Load(checkpoint, _ => { });
        using var policy = saved.Create(TorchSharp.torch.CPU);
        return PolicyWeights.Hash(policy);
    }

    private sealed class NobodyTrains : IRunObserver
    {
        public void StageStarted(string stage, int steps, int done) => throw new InvalidOperationException("nothing was to be trained");

        public void StepDone(MetricsRecord record)
        {
        }

        public void Probed(MetricsRecord record)
        {
        }

        public void Note(string message) => throw new InvalidOperationException(message);

        public void Warn(string message) => throw new InvalidOperationException(message);

        public void Ended(string folder)
        {
        }
    }
}
