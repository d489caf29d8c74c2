namespace RLCollapse.Model.Cpu;

/// <summary>
/// Prompts with their responses, one behind another: rows of the same prompt share it, and a response's last token, from which nothing is
/// predicted, is left out. A response is a sequence of its own even where it is its prompt's only one, as in decoding: what is computed
/// for it is then the same bits whatever stands beside it.
/// </summary>
internal sealed class PackedRows
{
    private readonly List<int> _ids = [];
    private readonly List<PackedSequence> _sequences = [];
    private readonly int[] _promptEnds; // the prompt's last token, for each row
    private readonly int[] _responseStarts; // where the response's first token is or would be

    /// <summary>Packs rows. Prompts are the same when they are one array.</summary>
    /// <param name="prompts">Ids of each row's prompt.</param>
    /// <param name="responses">Ids of each row's response.</param>
    public PackedRows(IReadOnlyList<int[]> prompts, IReadOnlyList<int[]> responses)
    {
        (_promptEnds, _responseStarts) = (new int[prompts.Count], new int[prompts.Count]);
        foreach (var family in Enumerable.Range(0, prompts.Count).GroupBy(row => prompts[row], ReferenceEqualityComparer.Instance))
        {
            int[] rows = [.. family];
            var prompt = prompts[rows[0]];
            var (shared, end) = (_sequences.Count, _ids.Count + prompt.Length - 1);
            Add(prompt, null);
            foreach (var row in rows)
            {
                (_promptEnds[row], _responseStarts[row]) = (end, _ids.Count);
                if (responses[row].Length > 1) Add(responses[row].AsSpan()[..^1], shared);
            }
        }

        void Add(ReadOnlySpan<int> ids, int? continues)
        {
            _sequences.Add(new(_ids.Count, ids.Length, continues));
            _ids.AddRange(ids);
        }
    }

    /// <summary>Ids of all tokens.</summary>
    public int[] Ids => [.. _ids];

    /// <summary>Where each sequence stands, and what it continues.</summary>
    public IReadOnlyList<PackedSequence> Sequences => _sequences;

    /// <summary>The token from which a row's response token at a position is predicted.</summary>
    public int Predictor(int row, int position) => position == 0 ? _promptEnds[row] : _responseStarts[row] + position - 1;
}
