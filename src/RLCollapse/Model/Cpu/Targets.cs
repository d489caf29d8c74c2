namespace RLCollapse.Model.Cpu;

/// <summary>
/// The tokens whose log-probabilities are asked for, by the row of scores that predicts them: several responses may begin behind one
/// prompt.
/// </summary>
internal sealed class Targets
{
    private readonly int[] _starts;
    private readonly int[] _places;

    /// <param name="rows">M.</param>
    /// <param name="rowOf">The row of each place of a table (B, R); −1 at padding.</param>
    /// <param name="tokens">The token at each place.</param>
    public Targets(int rows, int[] rowOf, int[] tokens)
    {
        Tokens = tokens;
        _starts = new int[rows + 1];
        foreach (var row in rowOf)
        {
            if (row >= 0) _starts[row + 1]++;
        }

        for (var row = 0; row < rows; row++) _starts[row + 1] += _starts[row];
        var next = _starts.AsSpan(0, rows).ToArray();
        _places = new int[_starts[rows]];
        for (var place = 0; place < rowOf.Length; place++)
        {
            if (rowOf[place] >= 0) _places[next[rowOf[place]]++] = place;
        }
    }

    /// <summary>The token at each place of the table; anything at padding.</summary>
    public int[] Tokens { get; }

    /// <summary>Places that a row predicts.</summary>
    public ReadOnlySpan<int> Of(int row) => _places.AsSpan(_starts[row], _starts[row + 1] - _starts[row]);
}
