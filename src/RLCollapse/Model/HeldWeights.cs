namespace RLCollapse.Model;

/// <summary>Weights that are cast or packed once for as long as this lives.</summary>
internal sealed class HeldWeights : IDisposable
{
    private readonly IReadOnlyList<ProductWeight> _weights;

    /// <param name="withGradients">See <see cref="ProductWeight.Hold"/>.</param>
    /// <param name="weights">Not held yet.</param>
    public HeldWeights(bool withGradients, IReadOnlyList<ProductWeight> weights)
    {
        _weights = weights;
        foreach (var weight in weights) weight.Hold(withGradients);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var weight in _weights) weight.Release();
    }
}
