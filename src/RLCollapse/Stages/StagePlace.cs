namespace RLCollapse.Stages;

/// <summary>How far stages had come when a checkpoint was written; it stands behind the policy's weights.</summary>
/// <param name="BegunFrom">What the policy was at the start, such as its weights' hash.</param>
/// <param name="Index">Stages that are done.</param>
/// <param name="Step">Steps done of the next.</param>
/// <param name="Metrics">Bytes of <c>metrics.jsonl</c>.</param>
/// <param name="Samples">Bytes of <c>samples.jsonl</c>.</param>
/// <param name="LastProbed">Step of the last probe, earlier stages included; −1 before the first.</param>
internal sealed record StagePlace(string BegunFrom, int Index, int Step, long Metrics, long Samples, int LastProbed)
{
    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static StagePlace Load(BinaryReader reader) =>
        new(reader.ReadString(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt32());

    /// <summary>Writes it.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(BegunFrom);
        writer.Write(Index);
        writer.Write(Step);
        writer.Write(Metrics);
        writer.Write(Samples);
        writer.Write(LastProbed);
    }
}
