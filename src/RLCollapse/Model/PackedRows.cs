using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>
/// Prompts with their responses, packed: rows of the same prompt share it, and a response's last token, from which nothing is
/// predicted, is left out.
/// </summary>
internal sealed class PackedRows : IDisposable
{
    private readonly int[] _promptEnds; // the prompt's last token, for each row
    private readonly int[] _responseStarts; // where the response's first token is or would be

    private PackedRows(PackedTokens tokens, int[] promptEnds, int[] responseStarts) =>
        (Tokens, _promptEnds, _responseStarts) = (tokens, promptEnds, responseStarts);

    /// <summary>The tokens. They live until they are disposed of.</summary>
    public PackedTokens Tokens { get; }

    /// <summary>Packs rows. Prompts are the same when they are one array.</summary>
    /// <param name="prompts">Ids of each row's prompt.</param>
    /// <param name="responses">Ids of each row's response.</param>
    /// <param name="device">Where to put them.</param>
    public static PackedRows Create(IReadOnlyList<int[]> prompts, IReadOnlyList<int[]> responses, Device device)
    {
        var (sequences, continues, at) = (new List<int[]>(), new List<int?>(), 0);
        var (promptEnds, responseStarts) = (new int[prompts.Count], new int[prompts.Count]);
        foreach (var rows in Enumerable.Range(0, prompts.Count).GroupBy(row => prompts[row], ReferenceEqualityComparer.Instance))
        {
            var prompt = prompts[rows.First()];
            if (rows.Count() == 1)
            {
                var row = rows.First();
                (promptEnds[row], responseStarts[row]) = (at + prompt.Length - 1, at + prompt.Length);
                Add([.. prompt, .. responses[row][..^1]], null);
                continue;
            }

            var shared = sequences.Count;
            var end = at + prompt.Length - 1;
            Add(prompt, null);
            foreach (var row in rows)
            {
                (promptEnds[row], responseStarts[row]) = (end, at);
                if (responses[row].Length > 1) Add(responses[row][..^1], shared);
            }
        }

        var tokens = PackedTokens.Create(sequences, continues, device);
        tokens.Ids_N.DetachFromDisposeScope();
        return new(tokens, promptEnds, responseStarts);

        void Add(int[] sequence, int? before)
        {
            sequences.Add(sequence);
            continues.Add(before);
            at += sequence.Length;
        }
    }

    /// <summary>The token from which a row's response token at a position is predicted.</summary>
    public int Predictor(int row, int position) => position == 0 ? _promptEnds[row] : _responseStarts[row] + position - 1;

    /// <inheritdoc/>
    public void Dispose() => Tokens.Dispose();
}
