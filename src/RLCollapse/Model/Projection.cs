using RLCollapse.Config;
using RLCollapse.Runs;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>
/// A linear map without bias whose weight stays float32; with bfloat16 compute the product alone is taken in bfloat16.
/// </summary>
public sealed class Projection : nn.Module<Tensor, Tensor>
{
    private readonly ComputeType _compute;
    private readonly Parameter weight;

    /// <param name="inputs">Size of the input's last dimension.</param>
    /// <param name="outputs">Size of the output's last dimension.</param>
    /// <param name="standardDeviation">Of the initial weights.</param>
    /// <param name="compute">Number format of the product.</param>
    /// <param name="device">Where the weight lives.</param>
    /// <param name="seed">Of the initial weights.</param>
    public Projection(long inputs, long outputs, double standardDeviation, ComputeType compute, Device device, Seed seed) : base(nameof(Projection))
    {
        _compute = compute;
        weight = Initialisation.Normal([outputs, inputs], standardDeviation, device, seed);
        RegisterComponents();
    }

    /// <param name="input">(…, inputs)</param>
    /// <returns>float32 (…, outputs)</returns>
    public override Tensor forward(Tensor input) => Apply(input, weight, _compute);

    /// <summary>The map as the product leaves it, for those that read its number format.</summary>
    /// <param name="input">(…, inputs)</param>
    /// <returns>(…, outputs) in the number format of the product.</returns>
    public Tensor Product(Tensor input) => Product(input, weight, _compute);

    /// <summary>input · weightᵀ; a bfloat16 product is widened to float32.</summary>
    public static Tensor Apply(Tensor input, Tensor weight, ComputeType compute)
    {
        var product = Product(input, weight, compute);
        return compute == ComputeType.Bfloat16 ? product.to_type(float32) : product;
    }

    /// <summary>Number format that fused kernels exchange with products.</summary>
    public static ScalarType FormatOf(ComputeType compute) => compute == ComputeType.Bfloat16 ? bfloat16 : float32;

    private static Tensor Product(Tensor input, Tensor weight, ComputeType compute) => compute switch
    {
        ComputeType.Bfloat16 => nn.functional.linear(input.to_type(bfloat16), weight.to_type(bfloat16)),
        _ => nn.functional.linear(input, weight),
    };
}
