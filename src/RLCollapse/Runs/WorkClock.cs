using System.Diagnostics;

namespace RLCollapse.Runs;

/// <summary>Seconds and tokens a stage has taken, earlier sessions of a resumed run included.</summary>
public sealed class WorkClock
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private double _before;

    /// <summary>Tokens seen.</summary>
    public long Tokens { get; set; }

    /// <summary>Seconds worked.</summary>
    public double Seconds => _before + _watch.Elapsed.TotalSeconds;

    /// <summary>Counts from now, beside what earlier sessions took.</summary>
    public void Start() => _watch.Restart();

    /// <summary>Stands still.</summary>
    public void Stop() => _watch.Stop();

    /// <summary>Writes both numbers into a record.</summary>
    public void Stamp(MetricsRecord record)
    {
        record["tokens"] = Tokens;
        record["seconds"] = Math.Round(Seconds, 3);
    }

    /// <summary>Writes the state.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(Tokens);
        writer.Write(Seconds);
    }

    /// <summary>Reads what <see cref="Save"/> wrote and goes on from there.</summary>
    public void Load(BinaryReader reader)
    {
        Tokens = reader.ReadInt64();
        _before = reader.ReadDouble();
        _watch.Restart();
    }
}
