using RLCollapse.Runs;

namespace RLCollapse.Cli.Progress;

/// <summary>Follows the current stage by the clock.</summary>
/// <param name="time">The clock.</param>
internal sealed class StageClock(TimeProvider time)
{
    private long _started;
    private StageProgress? _progress;

    /// <summary>Where the stage is now; null before the first.</summary>
    public StageProgress? Now => _progress is null ? null : _progress with { Elapsed = time.GetElapsedTime(_started) };

    /// <summary>A stage begins.</summary>
    public void Start(string stage, int totalSteps, int doneSteps)
    {
        _started = time.GetTimestamp();
        _progress = new StageProgress(stage, totalSteps, doneSteps, doneSteps, TimeSpan.Zero);
    }

    /// <summary>So many steps are done as the record's step says.</summary>
    public void Advance(MetricsRecord record)
    {
        if (_progress is not null) _progress = _progress with { Done = Math.Min(_progress.Total, record.Step) };
    }
}
