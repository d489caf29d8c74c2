namespace RLCollapse.Model.Cpu;

/// <summary>
/// The tokens of a pass, one sequence behind another. Outputs are wanted of the last tokens of each sequence only: in the last block
/// nothing else is computed than these need.
/// </summary>
internal sealed class Passage
{
    /// <param name="ids">Of all tokens.</param>
    /// <param name="sequences">Where each stands, and what it continues.</param>
    /// <param name="firstWanted">Of each sequence, its first token whose output is wanted; its length where none is.</param>
    /// <param name="sizes">Of the model.</param>
    /// <exception cref="ArgumentException">A token is none of the vocabulary, or a sequence exceeds the context.</exception>
    public Passage(int[] ids, IReadOnlyList<PackedSequence> sequences, int[] firstWanted, Sizes sizes)
    {
        foreach (var id in ids) sizes.CheckedId(id);
        (Ids, Positions, WantedOf) = (ids, new int[ids.Length], new int[ids.Length]);
        var pieces = new Piece[sequences.Count];
        var wanted = new List<int>();
        Array.Fill(WantedOf, -1);
        for (var i = 0; i < pieces.Length; i++)
        {
            var (start, length, continues) = sequences[i];
            var before = continues is { } root ? sequences[root].Length : 0;
            sizes.Options.CheckedLength(before + length);
            pieces[i] = new(start, length, firstWanted[i], wanted.Count);
            for (var t = 0; t < length; t++)
            {
                Positions[start + t] = before + t;
                if (t < firstWanted[i]) continue;
                WantedOf[start + t] = wanted.Count;
                wanted.Add(start + t);
            }
        }

        Wanted = [.. wanted];
        Families = [.. Enumerable.Range(0, pieces.Length).GroupBy(i => sequences[i].Continues ?? i)
            .Select(family => new Family(pieces[family.Key], [.. family.Where(i => i != family.Key).Select(i => pieces[i])]))];
    }

    /// <summary>Ids of all tokens.</summary>
    public int[] Ids { get; }

    /// <summary>Place of each in its sequence, those that it continues counted.</summary>
    public int[] Positions { get; }

    /// <summary>N.</summary>
    public int Count => Ids.Length;

    /// <summary>The M tokens whose output is wanted.</summary>
    public int[] Wanted { get; }

    /// <summary>Place of each token among the wanted ones, or −1.</summary>
    public int[] WantedOf { get; }

    /// <summary>All sequences.</summary>
    public Family[] Families { get; }
}
