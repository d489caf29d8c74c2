using RLCollapse.Common;
using RLCollapse.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>A decoder with a value head beside it. The head starts at zero, so the first values are 0.</summary>
public sealed class Policy : nn.Module
{
    private readonly Decoder decoder;
    private readonly Parameter value_head;

    /// <param name="options">Sizes.</param>
    /// <param name="vocabularySize">V.</param>
    /// <param name="compute">Number format of the products.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="seed">Of the initial weights.</param>
    public Policy(ModelOptions options, int vocabularySize, ComputeType compute, Device device, Seed seed) : base(nameof(Policy))
    {
        decoder = new Decoder(options, vocabularySize, compute, device, seed);
        value_head = nn.Parameter(zeros(1, options.Width, device: device).DetachFromDisposeScope());
        RegisterComponents();
    }

    /// <summary>A policy with the initial weights that a config and its seed decide.</summary>
    /// <param name="options">Sizes and number format.</param>
    /// <param name="seed">The run's.</param>
    /// <param name="vocabularySize">V.</param>
    /// <param name="device">Where the weights live.</param>
    public static Policy Create(ModelOptions options, int seed, int vocabularySize, Device device) =>
        new(options, vocabularySize, Machine.Compute(options, device), device, new Seed((ulong)seed).Derive("weights"));

    /// <summary>The language model.</summary>
    public Decoder Decoder => decoder;

    /// <summary>The value head's weight, (1, C).</summary>
    public Parameter ValueHead => value_head;

    /// <summary>Estimates of the return from each state.</summary>
    /// <param name="hidden">(…, C)</param>
    /// <returns>(…)</returns>
    public Tensor Values(Tensor hidden) =>
        (decoder.Kernels == KernelKind.Fused ? LinearMap.Apply(hidden, value_head) : nn.functional.linear(hidden, value_head)).squeeze(-1);

    /// <summary>Number of weights of the language model, value head not counted.</summary>
    public long ParameterCount => decoder.parameters().Sum(p => p.numel());

    /// <summary>Copies every weight from another policy of the same shape.</summary>
    public void CopyFrom(Policy other)
    {
        using var _ = no_grad();
        foreach (var (mine, theirs) in parameters().Zip(other.parameters())) mine.copy_(theirs);
    }
}
