using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Compat.TorchSharp;

public sealed class SchedulerTests : IDisposable
{
    private readonly Parameter _weight = new(ones(1));
    private readonly AdamW _optimizer;

    public SchedulerTests() => _optimizer = optim.AdamW([_weight], lr: 0.1);

    public void Dispose()
    {
        _optimizer.Dispose();
        _weight.Dispose();
    }

    private void Follows(optim.lr_scheduler.LRScheduler scheduler, params double[] rates)
    {
        foreach (double rate in rates)
        {
            Assert.Equal(rate, scheduler.get_last_lr().Single(), 1e-12);
            scheduler.step();
        }
    }

    [Fact]
    public void Lambda() => Follows(optim.lr_scheduler.LambdaLR(_optimizer, step => 1.0 / (step + 1)), 0.1, 0.05, 0.1 / 3);

    [Fact]
    public void Cosine() => Follows(optim.lr_scheduler.CosineAnnealingLR(_optimizer, 4, 0.02), 0.1, 0.06 + 0.04 * Math.Sqrt(0.5), 0.06, 0.06 - 0.04 * Math.Sqrt(0.5), 0.02);

    [Fact]
    public void Linear() => Follows(optim.lr_scheduler.LinearLR(_optimizer, 0.5, 1, 2), 0.05, 0.075, 0.1, 0.1);

    [Fact]
    public void Steps() => Follows(optim.lr_scheduler.StepLR(_optimizer, 2, 0.1), 0.1, 0.1, 0.01, 0.01, 0.001);

    [Fact]
    public void OneAfterAnother()
    {
        var warmup = optim.lr_scheduler.LinearLR(_optimizer, 0.5, 1, 2);
        var decay = optim.lr_scheduler.StepLR(_optimizer, 1, 0.5);
        Follows(optim.lr_scheduler.SequentialLR(_optimizer, [warmup, decay], [2]), 0.05, 0.075, 0.1, 0.05, 0.025);
    }
}
