using System.Globalization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Compat.TorchSharp;

[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryCollection;

[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    private static double ResidentMegabytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        string pages = File.ReadAllText("/proc/self/statm").Split(' ')[1];
        return long.Parse(pages, CultureInfo.InvariantCulture) * Environment.SystemPageSize / 1048576.0;
    }

    [Fact]
    public void AThousandTrainingStepsLeaveNothingBehind()
    {
        using Sequential net = nn.Sequential(nn.Linear(32, 128), nn.SiLU(), nn.Linear(128, 32));
        using AdamW optimizer = optim.AdamW(net.parameters(), lr: 1e-3, weight_decay: 0.01);
        using Tensor inputs = randn(64, 32);
        Train(100);
        double before = ResidentMegabytes();
        long tensors = Tensor.TotalCount;
        Train(1000);
        Assert.InRange(Tensor.TotalCount - tensors, -1000, 0);
        Assert.InRange(ResidentMegabytes() - before, double.NegativeInfinity, 8);

        void Train(int steps)
        {
            for (int i = 0; i < steps; i++)
            {
                using DisposeScope scope = NewDisposeScope();
                optimizer.zero_grad();
                Tensor loss = nn.functional.mse_loss(Halved.apply(net.forward(inputs)), inputs);
                loss.backward();
                nn.utils.clip_grad_norm_(net.parameters(), 1);
                optimizer.step();
            }
        }
    }

    private sealed class Halved : autograd.SingleTensorFunction<Halved>
    {
        public override string Name => nameof(Halved);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            ctx.save_for_backward([(Tensor)vars[0]]);
            return (Tensor)vars[0] * 0.5;
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
        {
            ctx.get_saved_variables();
            return [grad_output * 0.5];
        }
    }

    [Fact]
    public void TensorsThatAreDroppedAreFreedByTheCollector()
    {
        long before = Tensor.TotalCount;
        Drop();
        for (int i = 0; i < 10 && Tensor.TotalCount > before; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.InRange(Tensor.TotalCount, 0, before);

        static void Drop()
        {
            for (int i = 0; i < 100; i++) ones(10);
        }
    }
}
