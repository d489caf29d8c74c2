using RLCollapse.Benchmarks;
using RLCollapse.Benchmarks.Processes;
using RLCollapse.Benchmarks.Worker;
using RLCollapse.Model;

namespace RLCollapse.Tests.Benchmarks;

/// <summary>The sides of a case as processes, asked what a benchmark asks them.</summary>
public sealed class SidesTests : IDisposable
{
    private static readonly BenchCase Case = new("xs", ComputeType.Float32, 1);

    private readonly string _folder = Tiny.TemporaryFolder();

    [Fact]
    public void Our_side_answers_every_request_with_the_tokens_it_worked_on()
    {
        using var ours = Prepared();

        var step = ours.Ask<Reply>(WorkItem.Pretraining(BatchSizes.Of("cpu")).Request);
        var rollout = ours.Ask<Reply>(new("rollout") { Rows = 16 });
        var update = ours.Ask<Reply>(new("update"));

        Assert.Equal((64, 64), (step.Prompts.Length, step.Responses.Length));
        Assert.Equal(Enumerable.Repeat(40, 16), rollout.Responses);
        Assert.Equal(256, update.Prompts.Length);
        Assert.All([step, rollout, update], reply => Assert.True(reply.Seconds > 0));
        Assert.True(ours.Ask<GemmAnswer>(new("gemm")).FlopsPerSecond > 1e6);
    }

    [TorchFact]
    public void The_script_finds_the_same_losses_gradients_and_steps() =>
        AgreesWith(() => WorkerProcess.PyTorch(TorchFactAttribute.Python, _folder, Case));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_torch_backend_finds_the_same_losses_gradients_and_steps(int threads) =>
        AgreesWith(() => WorkerProcess.Own(_folder, Case with { Threads = threads }, BackendKind.Torch));

    [Fact]
    public void A_side_that_dies_is_reported_with_its_last_words()
    {
        using var ours = WorkerProcess.Own(_folder, Case);

        var error = Assert.Throws<InvalidOperationException>(() => ours.Ask<Reply>(new("there is no such work")));

        Assert.Contains("There is no work 'there is no such work'", error.Message);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void AgreesWith(Func<WorkerProcess> started)
    {
        using var ours = Prepared();
        using var peer = started();

        Assert.True(Agreement.Of(ours.Ask<AgreeAnswer>(new("agree")), peer.Ask<AgreeAnswer>(new("agree")), ComputeType.Float32).Holds);
        foreach (var request in new[] { new Request("pretraining"), new Request("pretraining") { Index = 1 }, new Request("update") })
        {
            var (mine, theirs) = (ours.Ask<Reply>(request), peer.Ask<Reply>(request));
            Assert.Equal(mine.Prompts, theirs.Prompts);
            Assert.Equal(mine.Responses, theirs.Responses);
            Assert.All(mine.Numbers, number => Assert.Equal(number.Value, theirs.Numbers[number.Key], 1e-4));
        }

        Assert.True(peer.Ask<GemmAnswer>(new("gemm")).FlopsPerSecond > 1e6);
    }

    private WorkerProcess Prepared()
    {
        var ours = WorkerProcess.Own(_folder, Case);
        ours.Ask<PrepareAnswer>(new("prepare"));
        return ours;
    }
}
