using RLCollapse.Common;
using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>SwiGLU: down(silu(gate(x)) · up(x)) (Shazeer 2020, arXiv 2002.05202). Gate and up share one product.</summary>
public sealed class FeedForward : nn.Module<Tensor, Tensor>
{
    private readonly long _inner;
    private readonly KernelKind _kernels;
    private readonly Projection gate_up;
    private readonly Projection down;

    /// <param name="options">Sizes.</param>
    /// <param name="compute">Number format of the products.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="seed">Of the initial weights.</param>
    public FeedForward(ModelOptions options, ComputeType compute, Device device, Seed seed) : base(nameof(FeedForward))
    {
        (_inner, _kernels) = (options.FeedForward, FusedKernels.On(device, options.Kernels));
        gate_up = new Projection(options.Width, 2 * _inner, 1 / Math.Sqrt(options.Width), compute, _kernels, device,
            seed.Derive("gate_up"));
        down = new Projection(_inner, options.Width, 1 / Math.Sqrt(_inner * 2.0 * options.Layers), compute, _kernels, device,
            seed.Derive("down"));
        RegisterComponents();
    }

    /// <summary>Weight of gate and value.</summary>
    internal ProductWeight GateUp => gate_up.Weight;

    /// <summary>Weight of the way back.</summary>
    internal ProductWeight Down => down.Weight;

    /// <param name="input">(…, C)</param>
    /// <returns>(…, C); in the number format of the products where fused, else float32.</returns>
    public override Tensor forward(Tensor input)
    {
        if (FusedKernels.Apply(_kernels, input)) return down.Product(SwiGlu.Apply(gate_up.Product(input)));
        var both = gate_up.forward(input);
        return down.forward(both.narrow(-1, 0, _inner).silu() * both.narrow(-1, _inner, _inner));
    }
}
