using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>
/// What flows from block to block: the sum so far, and what the last block adds to it, which the next norm does on its way.
/// </summary>
/// <param name="Sum">float32 (…, C)</param>
/// <param name="Branch">(…, C) in the number format of the products or float32; null before the first block.</param>
public readonly record struct ResidualStream(Tensor Sum, Tensor? Branch) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Sum.Dispose();
        Branch?.Dispose();
    }
}
