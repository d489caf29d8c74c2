using RLCollapse.Common;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>
/// A linear map without bias whose weight stays float32; with bfloat16 compute the product alone is taken in bfloat16. The
/// engine's kernels go on with numbers of that format, the others with float32.
/// </summary>
public sealed class Projection : nn.Module<Tensor, Tensor>
{
    private readonly bool _isWidened;
    private readonly ProductWeight _product;
    private readonly Parameter weight;

    /// <param name="inputs">Size of the input's last dimension.</param>
    /// <param name="outputs">Size of the output's last dimension.</param>
    /// <param name="standardDeviation">Of the initial weights.</param>
    /// <param name="compute">Number format of the product.</param>
    /// <param name="kernels">In use on the device.</param>
    /// <param name="device">Where the weight lives.</param>
    /// <param name="seed">Of the initial weights.</param>
    public Projection(long inputs, long outputs, double standardDeviation, ComputeType compute, KernelKind kernels, Device device,
        Seed seed) : base(nameof(Projection))
    {
        _isWidened = kernels != KernelKind.Engine;
        weight = Initialization.Normal([outputs, inputs], standardDeviation, device, seed);
        _product = new ProductWeight(() => weight, compute, kernels);
        RegisterComponents();
    }

    /// <param name="input">(…, inputs)</param>
    /// <returns>(…, outputs)</returns>
    public override Tensor forward(Tensor input) => _isWidened ? _product.Widened(input) : _product.Product(input);

    /// <summary>The map as the product leaves it, for those that read its number format.</summary>
    /// <param name="input">(…, inputs)</param>
    /// <returns>(…, outputs) in the number format of the product.</returns>
    public Tensor Product(Tensor input) => _product.Product(input);

    /// <summary>Number format that fused kernels exchange with products.</summary>
    public static ScalarType FormatOf(ComputeType compute) => compute == ComputeType.Bfloat16 ? bfloat16 : float32;

    /// <summary>The weight, to be held while it does not change.</summary>
    internal ProductWeight Weight => _product;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _product.Dispose();
        base.Dispose(disposing);
    }
}
