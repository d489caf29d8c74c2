using static TorchSharp.torch;

namespace RLCollapse.Kernels;

/// <summary>y = x·Wᵀ in float32 on the CPU; backward: dx = dy·W, dW = dyᵀ·x.</summary>
public sealed unsafe class LinearMap : autograd.SingleTensorFunction<LinearMap>
{
    /// <inheritdoc/>
    public override string Name => nameof(LinearMap);

    /// <summary>The map.</summary>
    /// <param name="x">float32 (…, inputs)</param>
    /// <param name="weight">float32 W, (outputs, inputs)</param>
    /// <param name="packed">W as <see cref="Packed"/> gives it, where it is at hand.</param>
    /// <returns>(…, outputs)</returns>
    /// <exception cref="ArgumentException">The sizes do not fit.</exception>
    public static Tensor Apply(Tensor x, Tensor weight, Tensor? packed = null)
    {
        if (x.dtype != float32 || weight.dtype != float32)
            throw new ArgumentException($"A map of {weight.dtype} cannot take {x.dtype}: both are float32.");
        if (weight.dim() != 2 || x.shape[^1] != weight.shape[1])
            throw new ArgumentException($"A map of ({string.Join(", ", weight.shape)}) cannot take ({string.Join(", ", x.shape)}).");
        var rows = x.contiguous();
        var result = Gradients.AreWanted(rows, weight) ? apply(rows, weight, new Held(packed)) : Forward(rows, weight, packed);
        GC.KeepAlive(rows);
        return result;
    }

    /// <summary>W packed for products, to be used while it does not change.</summary>
    /// <param name="weight">float32 (outputs, inputs)</param>
    public static Tensor Packed(Tensor weight)
    {
        var (outputs, inputs) = ((int)weight.shape[0], (int)weight.shape[1]);
        var packed = empty(MatrixProduct.PackedSize(inputs, outputs));
        MatrixProduct.Pack(Memory.Floats(weight), inputs, outputs, Memory.Floats(packed));
        return packed;
    }

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (x, weight) = ((Tensor)vars[0], (Tensor)vars[1]);
        ctx.set_materialize_grads(false);
        ctx.save_for_backward([x, weight]);
        return Forward(x, weight, ((Held)vars[2]).Packed);
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var saved = ctx.get_saved_variables();
        using var x = saved[0];
        using var weight = saved[1];
        var (outputs, inputs) = ((int)weight.shape[0], (int)weight.shape[1]);
        var rows = (int)(x.numel() / inputs);
        using var gradient = grad_output.contiguous();
        var (dx, dw) = (empty_like(x), empty_like(weight));
        float* dy = Memory.Floats(gradient);
        MatrixProduct.Of(dy, outputs, 1, Memory.Floats(weight), rows, outputs, inputs, Memory.Floats(dx));
        MatrixProduct.Of(dy, 1, outputs, Memory.Floats(x), outputs, rows, inputs, Memory.Floats(dw));
        return [dx, dw, null!];
    }

    private static Tensor Forward(Tensor x, Tensor weight, Tensor? packed)
    {
        var (outputs, inputs) = ((int)weight.shape[0], (int)weight.shape[1]);
        var rows = (int)(x.numel() / inputs);
        var result = empty([.. x.shape[..^1], outputs]);
        var own = packed is null ? Packed(weight) : null;
        MatrixProduct.OfPacked(Memory.Floats(x), Memory.Floats(own ?? packed!), rows, inputs, outputs, Memory.Floats(result));
        own?.Dispose();
        GC.KeepAlive(packed);
        GC.KeepAlive(weight);
        return result;
    }

    /// <summary>What autograd must not take for an input.</summary>
    private sealed record Held(Tensor? Packed);
}
