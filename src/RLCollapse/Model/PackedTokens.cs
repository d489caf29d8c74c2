using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>Sequences one behind another, without padding.</summary>
/// <param name="Ids_N">int64 (N): the tokens of all sequences.</param>
/// <param name="Starts">First token of each sequence, and N at the end.</param>
public sealed record PackedTokens(Tensor Ids_N, int[] Starts) : IDisposable
{
    /// <summary>Packs sequences.</summary>
    /// <param name="rows">Ids of each, at least one.</param>
    /// <param name="device">Where to put them.</param>
    public static PackedTokens Create(IReadOnlyList<int[]> rows, Device device)
    {
        var starts = new int[rows.Count + 1];
        for (var row = 0; row < rows.Count; row++) starts[row + 1] = starts[row] + rows[row].Length;
        var ids = new long[starts[^1]];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var t = 0; t < rows[row].Length; t++) ids[starts[row] + t] = rows[row][t];
        }

        return new(tensor(ids, device: device), starts);
    }

    /// <summary>Length of the longest sequence.</summary>
    public int Longest => Starts.Zip(Starts.Skip(1), (from, to) => to - from).Max();

    /// <inheritdoc/>
    public void Dispose() => Ids_N.Dispose();
}
