namespace RLCollapse.Evaluation;

/// <summary>Remembers how varied outputs were where the present stage began. Part of the checkpoint.</summary>
public sealed class StageStart
{
    private IReadOnlyList<OutputVariety> _start = [];
    private IReadOnlyList<OutputVariety> _last = [];

    /// <summary>Takes in a probe.</summary>
    /// <param name="isFirst">Whether the stage has taken no step yet.</param>
    /// <param name="now">What the probe has seen.</param>
    /// <returns>Where the stage began; null where no probe has seen that.</returns>
    public IReadOnlyList<OutputVariety>? Observe(bool isFirst, IReadOnlyList<OutputVariety> now)
    {
        if (isFirst) _start = now;
        _last = now;
        return _start.Count == now.Count ? _start : null;
    }

    /// <summary>The next stage begins where the last probe saw the policy: at the end of the one before.</summary>
    public void NextStage() => _start = _last;

    /// <summary>Writes it.</summary>
    public void Save(BinaryWriter writer)
    {
        foreach (var varieties in (IReadOnlyList<OutputVariety>[])[_start, _last])
        {
            writer.Write(varieties.Count);
            foreach (var (rightMass, right, wrong, whole) in varieties)
            {
                foreach (var number in (double[])[rightMass, right, wrong, whole]) writer.Write(number);
            }
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote; nothing where a checkpoint of an earlier version ends before it.</summary>
    /// <exception cref="InvalidDataException">It cannot be that.</exception>
    public void Load(BinaryReader reader) =>
        (_start, _last) = reader.BaseStream.Position == reader.BaseStream.Length ? ([], []) : (Read(reader), Read(reader));

    private static OutputVariety[] Read(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        if (count < 0 || count > (reader.BaseStream.Length - reader.BaseStream.Position) / (4 * sizeof(double)))
            throw new InvalidDataException($"Numbers of {count} prompts cannot be.");
        var varieties = new OutputVariety[count];
        for (var i = 0; i < count; i++)
            varieties[i] = new(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        return varieties;
    }
}
