using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>
/// Masks of attention as numbers added to the scores: 0 where a key is seen, −1e9 where not (finite, so that a row with no key stays a
/// number).
/// </summary>
public static class AttentionBias
{
    private const float Hidden = -1e9f;

    /// <summary>A token sees itself and what came before.</summary>
    /// <returns>(T, T)</returns>
    public static Tensor Causal(long length, Device device) =>
        zeros(length, length, device: device).FilledWhere(ones(length, length, dtype: @bool, device: device).triu(1), Hidden);

    /// <summary>Hides the padding on the left of ragged rows.</summary>
    /// <param name="padding">Padded columns of each row.</param>
    /// <param name="columns">Columns in all, those to be written later included.</param>
    /// <param name="device">Where to put it.</param>
    /// <returns>(B, 1, 1, columns)</returns>
    public static Tensor LeftPadding(IReadOnlyList<int> padding, int columns, Device device)
    {
        var values = new float[padding.Count * columns];
        for (var row = 0; row < padding.Count; row++) values.AsSpan(row * columns, padding[row]).Fill(Hidden);
        return tensor(values, [padding.Count, 1, 1, columns], device: device);
    }
}
