using RLCollapse.Runs;

namespace RLCollapse.Cli.Progress;

/// <summary>Progress for a pipe or a file: a line at the start of a stage, at each tenth of it and at each probe.</summary>
/// <param name="output">Where the lines go.</param>
/// <param name="time">The clock.</param>
public sealed class MilestoneObserver(TextWriter output, TimeProvider time) : IRunObserver
{
    private readonly StageClock _clock = new(time);
    private int _tenth;

    /// <inheritdoc/>
    public void StageStarted(string stage, int totalSteps, int doneSteps)
    {
        _clock.Start(stage, totalSteps, doneSteps);
        _tenth = _clock.Now!.Percent / 10;
        output.WriteLine(doneSteps == 0 ? $"{stage}: {totalSteps} steps" : $"{stage}: {totalSteps} steps, going on after {doneSteps}");
    }

    /// <inheritdoc/>
    public void StepDone(MetricsRecord record)
    {
        _clock.Advance(record);
        if (_clock.Now is not { } progress || progress.Percent / 10 <= _tenth) return;
        _tenth = progress.Percent / 10;
        string[] parts = [$"{progress.Stage} {progress.Done}/{progress.Total} ({progress.Percent} %)", ProgressText.Step(record),
            ProgressText.Pace(progress)];
        output.WriteLine(string.Join(", ", parts.Where(part => part.Length > 0)));
    }

    /// <inheritdoc/>
    public void Probed(MetricsRecord record) => output.WriteLine(ProgressText.Probe(record));

    /// <inheritdoc/>
    public void Note(string message) => output.WriteLine(message);

    /// <inheritdoc/>
    public void Warn(string message) => output.WriteLine($"warning: {message}");
}
