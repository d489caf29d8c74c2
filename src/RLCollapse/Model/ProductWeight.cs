using RLCollapse.Config;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>A float32 weight as products take it: with bfloat16 it is cast at each product, or once while it is held.</summary>
/// <param name="weight">Gives it, (outputs, inputs).</param>
/// <param name="compute">Number format of the product.</param>
internal sealed class ProductWeight(Func<Tensor> weight, ComputeType compute) : IDisposable
{
    private Tensor? _held;

    /// <summary>input · weightᵀ in the number format of the product.</summary>
    /// <param name="input">(…, inputs)</param>
    public Tensor Product(Tensor input) => compute == ComputeType.Bfloat16
        ? nn.functional.linear(input.to_type(bfloat16), _held ?? weight().to_type(bfloat16))
        : nn.functional.linear(input, weight());

    /// <summary>The same as float32.</summary>
    public Tensor Widened(Tensor input) => compute == ComputeType.Bfloat16 ? Product(input).to_type(float32) : Product(input);

    /// <summary>Casts the weight once. It must not change until <see cref="Release"/>, and there are no gradients of it.</summary>
    public void Hold()
    {
        using var _ = no_grad();
        if (compute == ComputeType.Bfloat16) _held ??= weight().to_type(bfloat16).DetachFromDisposeScope();
    }

    /// <summary>Forgets what was held.</summary>
    public void Release()
    {
        _held?.Dispose();
        _held = null;
    }

    /// <inheritdoc/>
    public void Dispose() => Release();
}
