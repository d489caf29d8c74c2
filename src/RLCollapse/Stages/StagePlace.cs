using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>How far stages had come when a checkpoint was written; it stands behind the policy's weights.</summary>
/// <param name="BegunFrom">What the policy was at the start, such as its weights' hash.</param>
/// <param name="Index">Stages that are done.</param>
/// <param name="Step">Steps done of the next.</param>
/// <param name="Metrics">What stood in <c>metrics.jsonl</c>.</param>
/// <param name="Samples">What stood in <c>samples.jsonl</c>.</param>
/// <param name="LastProbed">Step of the last probe, earlier stages included; −1 before the first.</param>
internal sealed record StagePlace(string BegunFrom, int Index, int Step, LinesMark Metrics, LinesMark Samples, int LastProbed)
{
    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static StagePlace Load(BinaryReader reader) =>
        new(
            reader.ReadString(), reader.ReadInt32(), reader.ReadInt32(), LinesMark.Load(reader), LinesMark.Load(reader),
            reader.ReadInt32());

    /// <summary>Writes it.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(BegunFrom);
        writer.Write(Index);
        writer.Write(Step);
        Metrics.Save(writer);
        Samples.Save(writer);
        writer.Write(LastProbed);
    }
}
