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

    /// <summary>input · weightᵀ in the given number format, as float32.</summary>
    public static Tensor Apply(Tensor input, Tensor weight, ComputeType compute) => compute switch
    {
        ComputeType.Bfloat16 => nn.functional.linear(input.to_type(bfloat16), weight.to_type(bfloat16)).to_type(float32),
        _ => nn.functional.linear(input, weight),
    };
}
