using RLCollapse.Kernels;

namespace RLCollapse.Model;

/// <summary>
/// Keys and values of every layer for rows that grow a token at a time. A prompt is kept once for all rows that continue it,
/// and a row that has ended is simply no longer asked about: nothing is ever moved.
/// </summary>
public sealed class DecodingCache : IDisposable
{
    private readonly DecodingLayer[] _layers;

    /// <param name="options">Sizes of the model.</param>
    /// <param name="promptLengths">Tokens of each prompt.</param>
    /// <param name="rowPrompts">Which prompt each row continues.</param>
    /// <param name="maxNewTokens">Most tokens a row may get.</param>
    public DecodingCache(ModelOptions options, int[] promptLengths, int[] rowPrompts, int maxNewTokens)
    {
        (RowPrompts, PromptLengths) = (rowPrompts, promptLengths);
        Grown = new int[rowPrompts.Length];
        _layers = [.. Enumerable.Range(0, options.Layers)
            .Select(_ => new DecodingLayer(this, options.Heads, options.Width / options.Heads, promptLengths.Max(), maxNewTokens))];
    }

    /// <summary>Tokens of each prompt.</summary>
    public int[] PromptLengths { get; }

    /// <summary>Which prompt each row continues.</summary>
    public int[] RowPrompts { get; }

    /// <summary>Tokens that each row has got.</summary>
    public int[] Grown { get; }

    /// <summary>One layer's part.</summary>
    public DecodingLayer this[int layer] => _layers[layer];

    /// <summary>What a new token of each of these rows sees; the same in every layer.</summary>
    internal SeenTokens[] Seen(int[] rows) =>
        [.. rows.Select(row => new SeenTokens(RowPrompts[row], PromptLengths[RowPrompts[row]], row, Grown[row]))];

    /// <summary>Counts a token more in each of these rows, once every layer has taken it in.</summary>
    public void Grow(int[] rows)
    {
        foreach (var row in rows) Grown[row]++;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var layer in _layers) layer.Dispose();
    }
}
