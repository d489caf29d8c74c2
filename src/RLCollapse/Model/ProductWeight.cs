using RLCollapse.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>
/// A float32 weight as products take it: with bfloat16 it is cast at each product, or once while it is held. On the CPU the engine
/// compiles a bfloat16 product anew for every number of rows, so these are rounded up.
/// </summary>
/// <param name="weight">Gives it, (outputs, inputs).</param>
/// <param name="compute">Number format of the product.</param>
/// <param name="kernels">In use on the device: the fused ones have a float32 product of their own, which takes a weight packed.</param>
internal sealed class ProductWeight(Func<Tensor> weight, ComputeType compute, KernelKind kernels) : IDisposable
{
    private const int RowsOfAKind = 16; // so many numbers of rows share a compiled product

    private Tensor? _held;

    /// <summary>input · weightᵀ in the number format of the product.</summary>
    /// <param name="input">(…, inputs)</param>
    public Tensor Product(Tensor input)
    {
        if (compute != ComputeType.Bfloat16)
            return IsFused ? LinearMap.Apply(input, weight(), _held) : nn.functional.linear(input, weight());
        var (x, w) = (input.to_type(bfloat16), _held ?? weight().to_type(bfloat16));
        var rows = x.numel() / x.shape[^1];
        var missing = x.device.type == DeviceType.CPU ? (RowsOfAKind - (rows % RowsOfAKind)) % RowsOfAKind : 0;
        if (missing == 0) return nn.functional.linear(x, w);
        var rounded = cat([x.reshape(rows, -1), zeros(missing, x.shape[^1], dtype: bfloat16, device: x.device)], 0);
        return nn.functional.linear(rounded, w).narrow(0, 0, rows).reshape([.. x.shape[..^1], w.shape[0]]);
    }

    /// <summary>The weight itself, float32 (outputs, inputs).</summary>
    public Tensor Matrix => weight();

    /// <summary>y = x·Wᵀ of float32 rows, on the CPU.</summary>
    /// <param name="x">(rows, inputs)</param>
    /// <param name="rows">At least one.</param>
    /// <param name="y">(rows, outputs), written.</param>
    public unsafe void Multiply(float* x, int rows, float* y)
    {
        var matrix = weight();
        var own = _held is null ? LinearMap.Packed(matrix) : null;
        MatrixProduct.OfPacked(x, Memory.Floats(own ?? _held!), rows, (int)matrix.shape[1], (int)matrix.shape[0], y);
        own?.Dispose();
    }

    /// <summary>dx = dy·W and dW = dyᵀ·x, on the CPU.</summary>
    /// <param name="dy">(rows, outputs)</param>
    /// <param name="x">(rows, inputs)</param>
    /// <param name="rows">At least one.</param>
    /// <param name="dx">(rows, inputs), written.</param>
    /// <param name="ofWeight">dW, (outputs, inputs), written.</param>
    public unsafe void MultiplyBack(float* dy, float* x, int rows, float* dx, Tensor ofWeight)
    {
        var matrix = weight();
        var (outputs, inputs) = ((int)matrix.shape[0], (int)matrix.shape[1]);
        MatrixProduct.Of(dy, outputs, 1, Memory.Floats(matrix), rows, outputs, inputs, dx);
        MatrixProduct.Of(dy, 1, outputs, x, outputs, rows, inputs, Memory.Floats(ofWeight));
    }

    /// <summary>The same as float32.</summary>
    public Tensor Widened(Tensor input) => compute == ComputeType.Bfloat16 ? Product(input).to_type(float32) : Product(input);

    /// <summary>Casts or packs the weight once. It must not change until <see cref="Release"/>.</summary>
    /// <param name="withGradients">Whether gradients of it will be asked for; a cast weight has none, so then it is not cast.</param>
    public void Hold(bool withGradients)
    {
        using var _ = no_grad();
        if (IsFused) _held ??= LinearMap.Packed(weight()).DetachFromDisposeScope();
        else if (compute == ComputeType.Bfloat16 && !withGradients) _held ??= weight().to_type(bfloat16).DetachFromDisposeScope();
    }

    private bool IsFused => compute != ComputeType.Bfloat16 && FusedKernels.Apply(kernels, weight());

    /// <summary>Forgets what was held.</summary>
    public void Release()
    {
        _held?.Dispose();
        _held = null;
    }

    /// <inheritdoc/>
    public void Dispose() => Release();
}
