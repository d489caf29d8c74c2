using RLCollapse.Common;
using RLCollapse.Runs;
using Spectre.Console;

namespace RLCollapse.Cli.Progress;

/// <summary>Feeds the live display, at most some five times a second.</summary>
/// <param name="console">The terminal, for lines that stay above the display.</param>
/// <param name="live">The display.</param>
/// <param name="time">The clock.</param>
internal sealed class LiveObserver(IAnsiConsole console, LiveDisplayContext live, TimeProvider time) : IRunObserver
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly StageClock _clock = new(time);
    private MetricsRecord? _step;
    private IReadOnlyList<(string Name, double Mass)> _masses = [];
    private long? _drawn;

    /// <inheritdoc/>
    public void StageStarted(string stage, int totalSteps, int doneSteps)
    {
        _clock.Start(stage, totalSteps, doneSteps);
        _step = null;
        Draw();
    }

    /// <inheritdoc/>
    public void StepDone(MetricsRecord record)
    {
        _clock.Advance(record);
        _step = record;
        if (_drawn is not { } drawn || time.GetElapsedTime(drawn) >= Interval || _clock.Now is { Fraction: 1 }) Draw();
    }

    /// <inheritdoc/>
    public void Probed(MetricsRecord record)
    {
        if (FormatMasses.Of(record) is { Count: > 0 } masses) _masses = masses;
        console.WriteLine(ProgressText.Probe(record));
        Draw();
    }

    /// <inheritdoc/>
    public void Note(string message) => console.WriteLine(message);

    /// <inheritdoc/>
    public void Warn(string message) => console.MarkupLineInterpolated($"[yellow]warning:[/] {message}");

    private void Draw()
    {
        if (_clock.Now is not { } progress) return;
        _drawn = time.GetTimestamp();
        live.UpdateTarget(LiveFrame.Of(progress, _step, _masses, ProcessMemory.Megabytes, console.Profile.Width));
    }
}
