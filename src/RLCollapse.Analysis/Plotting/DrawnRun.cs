using RLCollapse.Runs;

namespace RLCollapse.Analysis.Plotting;

/// <summary>Draws a run's figures when it has ended, and hands everything on to who watches it.</summary>
/// <param name="watcher">Receives every call.</param>
/// <param name="formats">File formats of the figures.</param>
/// <param name="interrupt">Ends the drawing between two figures.</param>
public sealed class DrawnRun(IRunObserver watcher, IReadOnlyList<PlotFormat> formats, CancellationToken interrupt = default) : IRunObserver
{
    /// <inheritdoc/>
    public void StageStarted(string stage, int totalSteps, int doneSteps) => watcher.StageStarted(stage, totalSteps, doneSteps);

    /// <inheritdoc/>
    public void StepDone(MetricsRecord record) => watcher.StepDone(record);

    /// <inheritdoc/>
    public void Probed(MetricsRecord record) => watcher.Probed(record);

    /// <inheritdoc/>
    public void Ended(string folder)
    {
        RunFigures.Draw(folder, formats, interrupt);
        watcher.Ended(folder);
    }

    /// <inheritdoc/>
    public void Note(string message) => watcher.Note(message);

    /// <inheritdoc/>
    public void Warn(string message) => watcher.Warn(message);
}
