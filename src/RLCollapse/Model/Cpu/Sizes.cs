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

    /// <summary>H·D: channels of the queries of a token, and of what attention gives.</summary>
    public int Queries { get; } = Options.QueryWidth;

    /// <summary>H·D, filled up.</summary>
    public int Attended { get; } = Padded(Options.QueryWidth);

    /// <summary>Floats from row to row of H·D channels.</summary>
    public int AttendedRow { get; } = Row(Options.QueryWidth);

    /// <summary>K·D: channels of the keys of a token, and of its values.</summary>
    public int Keys { get; } = Options.KeyWidth;

    /// <summary>Queries, keys and values of a token.</summary>
    public int QkvOutputs { get; } = Options.QueryWidth + (2 * Options.KeyWidth);

    /// <summary>Queries, keys and values of a token, filled up.</summary>
    public int Qkv { get; } = Padded(Options.QueryWidth + (2 * Options.KeyWidth));

    /// <summary>Floats from row to row of them.</summary>
    public int QkvRow { get; } = Row(Options.QueryWidth + (2 * Options.KeyWidth));

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

    /// <summary>K: heads of keys and values.</summary>
    public int KeyHeads { get; } = Options.KeyHeads;

    /// <summary>Heads that share keys and values, H/K neighbours.</summary>
    public int Group { get; } = Options.Heads / Options.KeyHeads;

    /// <summary>D.</summary>
    public int Head { get; } = Options.HeadChannels;

    /// <summary>A token, if it is one.</summary>
    /// <exception cref="ArgumentException">It is none of the vocabulary.</exception>
    public int CheckedId(long id) => CheckedTokens.Id(id, Vocabulary);

    /// <summary>Filled up to a multiple of sixteen.</summary>
    public static int Padded(int count) => (count + Vector - 1) / Vector * Vector;

    /// <summary>Floats from row to row of so many.</summary>
    public static int Row(int count) => Padded(count) % (8 * Vector) == 0 ? Padded(count) + Vector : Padded(count);
}
