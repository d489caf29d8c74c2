using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>Sequences one behind another, without padding.</summary>
/// <param name="Ids_N">int64 (N): the tokens of all sequences.</param>
/// <param name="Sequences">Where each stands, and what it continues.</param>
public sealed record PackedTokens(Tensor Ids_N, IReadOnlyList<PackedSequence> Sequences) : IDisposable
{
    /// <summary>Tokens of the longest sequence, with those it continues.</summary>
    public int Longest => Sequences.Max(s => s.Length + (s.Continues is { } before ? Sequences[before].Length : 0));

    /// <summary>Packs sequences.</summary>
    /// <param name="rows">Ids of each, at least one token in each.</param>
    /// <param name="continues">Which earlier sequence each continues; null where none does.</param>
    /// <param name="device">Where to put them.</param>
    public static PackedTokens Create(IReadOnlyList<int[]> rows, IReadOnlyList<int?>? continues, Device device)
    {
        var sequences = new PackedSequence[rows.Count];
        var ids = new long[rows.Sum(r => r.Length)];
        var at = 0;
        for (var row = 0; row < rows.Count; row++)
        {
            sequences[row] = new(at, rows[row].Length, continues?[row]);
            foreach (var id in rows[row]) ids[at++] = id;
        }

        return new(tensor(ids, device: device), sequences);
    }

    /// <summary>The same tokens, and behind them others that nothing sees, so that their number is a multiple.</summary>
    /// <param name="multiple">From 1.</param>
    public PackedTokens RoundedUp(int multiple)
    {
        var count = (int)Ids_N.shape[0];
        var missing = (multiple - (count % multiple)) % multiple;
        if (missing == 0) return this;
        return new(cat([Ids_N, zeros(missing, dtype: int64, device: Ids_N.device)], 0),
            [.. Sequences, new PackedSequence(count, missing, null)]);
    }

    /// <inheritdoc/>
    public void Dispose() => Ids_N.Dispose();
}
