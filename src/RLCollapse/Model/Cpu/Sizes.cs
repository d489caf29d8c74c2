namespace RLCollapse.Model.Cpu;

/// <summary>
/// Sizes of a decoder as they lie in memory: rows are filled up with zeros to sixteen floats, so that no kernel has a remainder, and
/// stand an odd number of cache lines apart where a power of two would have them share a few places of the cache.
/// </summary>
/// <param name="Options">Sizes of the model.</param>
/// <param name="Vocabulary">V.</param>
internal sealed record Sizes(ModelOptions Options, int Vocabulary)
{
    private const int Vector = 16;

    /// <summary>C.</summary>
    public int Width { get; } = Options.Width;

    /// <summary>C, filled up.</summary>
    public int Channels { get; } = Padded(Options.Width);

    /// <summary>Floats from row to row of C channels.</summary>
    public int WidthRow { get; } = Row(Options.Width);

    /// <summary>Queries, keys and values of a token, filled up.</summary>
    public int Qkv { get; } = Padded(3 * Options.Width);

    /// <summary>Floats from row to row of them.</summary>
    public int QkvRow { get; } = Row(3 * Options.Width);

    /// <summary>F.</summary>
    public int Inner { get; } = Options.FeedForward;

    /// <summary>F, filled up.</summary>
    public int Gate { get; } = Padded(Options.FeedForward);

    /// <summary>Floats from row to row of F.</summary>
    public int InnerRow { get; } = Row(Options.FeedForward);

    /// <summary>Floats from row to row of gate and value, each filled up.</summary>
    public int GateUpRow { get; } = Row(2 * Padded(Options.FeedForward));

    /// <summary>V, filled up.</summary>
    public int Scores { get; } = Padded(Vocabulary);

    /// <summary>Floats from row to row of scores.</summary>
    public int ScoresRow { get; } = Row(Vocabulary);

    /// <summary>H.</summary>
    public int Heads { get; } = Options.Heads;

    /// <summary>D.</summary>
    public int Head { get; } = Options.Width / Options.Heads;

    /// <summary>A token, if it is one.</summary>
    /// <exception cref="ArgumentException">It is none of the vocabulary.</exception>
    public int CheckedId(long id) => CheckedTokens.Id(id, Vocabulary);

    /// <summary>Filled up to a multiple of sixteen.</summary>
    public static int Padded(int count) => (count + Vector - 1) / Vector * Vector;

    /// <summary>Floats from row to row of so many.</summary>
    public static int Row(int count) => Padded(count) % (8 * Vector) == 0 ? Padded(count) + Vector : Padded(count);
}
