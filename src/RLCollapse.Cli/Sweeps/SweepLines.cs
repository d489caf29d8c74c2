using RLCollapse.Analysis.Sweeps;
using RLCollapse.Cli.Progress;

namespace RLCollapse.Cli.Sweeps;

/// <summary>A line for each thing that happens to a job; a failed one is shown with the end of its own log.</summary>
/// <param name="say">Takes the lines.</param>
/// <param name="progress">Takes the rest.</param>
internal sealed class SweepLines(Action<string> say, Action<SweepProgress> progress) : ISweepObserver
{
    /// <inheritdoc/>
    public void Started(SweepJob job) => say($"started #{job.Index} {job.Id}");

    /// <inheritdoc/>
    public void Done(SweepJob job, TimeSpan took) => say($"done #{job.Index} {job.Id} in {ProgressText.Duration(took)}");

    /// <inheritdoc/>
    public void Failed(SweepJob job, int exitCode, string log, IReadOnlyList<string> lastLines)
    {
        say($"FAILED #{job.Index} {job.Id} with exit code {exitCode}; all of its log is in {log}");
        foreach (var line in lastLines) say($"  | {line}");
    }

    /// <inheritdoc/>
    public void Stopped(SweepJob job) => say($"stopped #{job.Index} {job.Id} after a checkpoint");

    /// <inheritdoc/>
    public void Progress(SweepProgress now) => progress(now);

    /// <inheritdoc/>
    public void Note(string message) => say(message);
}
