using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>
/// Rotary positions (Su et al. 2021, arXiv 2104.09864) in Llama's layout: the first half of a head's channels is
/// rotated against the second half. Tables are made once for every position of the context.
/// </summary>
public sealed class Rotary : IDisposable
{
    private readonly Tensor _cos_TD;
    private readonly Tensor _sin_TD;

    /// <param name="model">Size of a head, number of positions, frequencies.</param>
    /// <param name="device">Where the tables live.</param>
    public Rotary(ModelOptions model, Device device)
    {
        var (headSize, contextLength, frequencies) = (model.HeadChannels, model.ContextLength, RotaryFrequencies.Of(model));
        var half = headSize / 2;
        var cos = new float[contextLength * headSize];
        var sin = new float[contextLength * headSize];
        for (var position = 0; position < contextLength; position++)
        {
            for (var i = 0; i < headSize; i++)
            {
                var angle = position * frequencies[i % half];
                cos[(position * headSize) + i] = (float)Math.Cos(angle);
                sin[(position * headSize) + i] = (float)(i < half ? -Math.Sin(angle) : Math.Sin(angle));
            }
        }

        _cos_TD = tensor(cos, [contextLength, headSize], device: device).DetachFromDisposeScope();
        _sin_TD = tensor(sin, [contextLength, headSize], device: device).DetachFromDisposeScope();
    }

    /// <summary>The rotation at positions 0 … <paramref name="length"/> − 1, shaped (T, D) to serve every row and head alike.</summary>
    public Rotation First(long length) => new(_cos_TD.narrow(0, 0, length), _sin_TD.narrow(0, 0, length));

    /// <summary>The rotation at the given positions.</summary>
    /// <param name="positions_BT">int64 (B, T).</param>
    /// <returns>Tables of shape (B, 1, T, D).</returns>
    public Rotation At(Tensor positions_BT)
    {
        long[] shape = [positions_BT.shape[0], 1, positions_BT.shape[1], _cos_TD.shape[1]];
        using var flat = positions_BT.reshape(-1);
        return new(_cos_TD.index_select(0, flat).view(shape), _sin_TD.index_select(0, flat).view(shape));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cos_TD.Dispose();
        _sin_TD.Dispose();
    }
}

/// <summary>Cosines and signed sines that broadcast against (B, H, T, D).</summary>
/// <param name="Cos">cos of each channel's angle.</param>
/// <param name="Sin">−sin for the first half of the channels, +sin for the second.</param>
public readonly record struct Rotation(Tensor Cos, Tensor Sin)
{
    /// <summary>The same in another number format.</summary>
    public Rotation As(ScalarType type) => new(Cos.to_type(type), Sin.to_type(type));

    /// <summary>Rotates queries or keys.</summary>
    /// <param name="x_BHTD">(B, H, T, D)</param>
    public Tensor Apply(Tensor x_BHTD)
    {
        var half = x_BHTD.shape[3] / 2;
        using var swapped = cat([x_BHTD.narrow(3, half, half), x_BHTD.narrow(3, 0, half)], 3);
        return (x_BHTD * Cos).Plus(swapped * Sin);
    }
}
