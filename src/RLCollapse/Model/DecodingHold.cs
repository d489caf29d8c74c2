namespace RLCollapse.Model;

/// <summary>Holds a decoder's weights, cast or packed once, for as long as anybody decodes with them.</summary>
/// <param name="decoder">Whose weights.</param>
internal sealed class DecodingHold(Decoder decoder)
{
    private readonly Lock _lock = new();
    private IDisposable? _held;
    private int _count;

    /// <summary>Begins to hold, until what is returned is disposed of.</summary>
    public IDisposable Begin()
    {
        lock (_lock)
        {
            _held ??= decoder.HoldWeights();
            _count++;
        }

        return new Share(this);
    }

    private void End()
    {
        lock (_lock)
        {
            if (--_count > 0) return;
            _held?.Dispose();
            _held = null;
        }
    }

    private sealed class Share(DecodingHold hold) : IDisposable
    {
        public void Dispose() => hold.End();
    }
}
