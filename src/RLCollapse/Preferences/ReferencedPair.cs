namespace RLCollapse.Preferences;

/// <summary>A pair, and what the reference says of it.</summary>
/// <param name="Pair">Two responses and which was preferred.</param>
/// <param name="Reference">log π_ref(chosen) − log π_ref(rejected), in nats.</param>
public sealed record ReferencedPair(PreferencePair Pair, float Reference)
{
    /// <summary>Pairs as a model sees them that is the reference.</summary>
    /// <param name="pairs">Some.</param>
    /// <param name="margins">log π_ref(chosen) − log π_ref(rejected) of each.</param>
    public static IReadOnlyList<ReferencedPair> Of(IEnumerable<PreferencePair> pairs, IEnumerable<float> margins) =>
        [.. pairs.Zip(margins, (pair, margin) => new ReferencedPair(pair, margin))];

    /// <summary>Writes it.</summary>
    public void Save(BinaryWriter writer)
    {
        foreach (var ids in (int[][])[Pair.Prompt, Pair.Chosen, Pair.Rejected])
        {
            writer.Write(ids.Length);
            foreach (var id in ids) writer.Write(id);
        }

        writer.Write(Pair.Margin);
        writer.Write(Reference);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is no pair.</exception>
    public static ReferencedPair Load(BinaryReader reader) => new(new(Ids(reader), Ids(reader), Ids(reader), reader.ReadDouble()),
        reader.ReadSingle());

    private static int[] Ids(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        if (count < 0 || count > (reader.BaseStream.Length - reader.BaseStream.Position) / sizeof(int))
            throw new InvalidDataException($"A response of {count} tokens cannot be.");
        var ids = new int[count];
        for (var i = 0; i < count; i++) ids[i] = reader.ReadInt32();
        return ids;
    }
}
