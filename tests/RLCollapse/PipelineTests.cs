using System.Text.Json.Nodes;
using RLCollapse.Common;
using RLCollapse.Model;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Tests;

public sealed class PipelineTests
{
    private readonly string _root = Tiny.TemporaryFolder();

    [Fact]
    public void A_run_does_not_go_on_with_another_base()
    {
        using var interrupt = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(
            () => Pipeline.Run(Tiny.Config, _root, fresh: false, new AfterFirstStep(interrupt.Cancel), interrupt.Token));
        var checkpoints = Assert.Single(Directory.GetDirectories(Path.Combine(_root, "bases"), "checkpoints", SearchOption.AllDirectories));
        ChangeWeights(checkpoints, Tiny.Config.Pretraining.Steps);
        var metrics = Assert.Single(Directory.GetFiles(_root, "metrics.jsonl", SearchOption.AllDirectories), f => !f.Contains("bases"));
        var before = File.ReadAllText(metrics);

        var error = Assert.Throws<UserErrorException>(
            () => Pipeline.Run(Tiny.Config, _root, fresh: false, NullObserver.Instance, CancellationToken.None));

        Assert.Contains("trained anew", error.Message);
        Assert.Equal(before, File.ReadAllText(metrics));
    }

    [Fact]
    public void A_run_that_goes_on_keeps_its_earlier_starts_and_warns_where_one_was_made_otherwise()
    {
        using var interrupt = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(
            () => Pipeline.Run(Tiny.Config, _root, fresh: false, new AfterFirstStep(interrupt.Cancel), interrupt.Token));
        var info = Path.Combine(_root, RunIdentity.IdOf(Tiny.Config), "run.json");
        var recorded = JsonNode.Parse(File.ReadAllText(info))!;
        recorded["starts"]![0]!["processor"] = "Another 9000";
        File.WriteAllText(info, recorded.ToJsonString());
        var heard = new Warnings();

        Pipeline.Run(Tiny.Config, _root, fresh: false, heard, CancellationToken.None);

        Assert.Contains(heard.Messages, message => message.Contains("processor Another 9000, now "));
        var starts = JsonNode.Parse(File.ReadAllText(info))!["starts"]!.AsArray();
        Assert.Equal([true, false], starts.Select(start => (string?)start!["processor"] == "Another 9000"));
        Assert.All(Directory.GetFiles(_root, "base.json", SearchOption.AllDirectories),
            file => Assert.Single(JsonNode.Parse(File.ReadAllText(file))!["starts"]!.AsArray()));
        Assert.Single(Directory.GetFiles(_root, "base.json", SearchOption.AllDirectories));
    }

    private static void ChangeWeights(string checkpoints, int step)
    {
        var store = new CheckpointStore(checkpoints);
        IReadOnlyList<NamedTensor> weights = [];
        byte[] rest = [];
        store.TryLoadLatest(
            reader =>
            {
                weights = PolicyWeights.Read(reader);
                rest = reader.ReadBytes(int.MaxValue / 4);
            },
            Assert.Fail);
        weights[0].Values[0] += 1;
        store.Save(step, writer =>
        {
            PolicyWeights.Write(weights, writer);
            writer.Write(rest);
        });
    }

    private sealed class AfterFirstStep(Action act) : IRunObserver
    {
        public void StageStarted(string stage, int totalSteps, int doneSteps)
        {
        }

        public void StepDone(MetricsRecord record)
        {
            if (record.Phase == "rl") act();
        }

        public void Probed(MetricsRecord record)
        {
        }

        public void Note(string message)
        {
        }

        public void Warn(string message)
        {
        }
    }
}
