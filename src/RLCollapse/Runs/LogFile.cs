using RLCollapse.Common;

namespace RLCollapse.Runs;

/// <summary>Passes everything on to another observer and keeps notes and warnings in the run's <c>log.txt</c>.</summary>
/// <param name="path">The log; appended to.</param>
/// <param name="inner">Who else wants to know.</param>
/// <param name="time">Clock of the lines.</param>
public sealed class LogFile(string path, IRunObserver inner, TimeProvider time) : IRunObserver
{
    private bool _isBroken;

    /// <inheritdoc/>
    public void StageStarted(string stage, int totalSteps, int doneSteps)
    {
        Line($"{stage}: {totalSteps} steps" + (doneSteps > 0 ? $", resumed after {doneSteps}" : ""));
        inner.StageStarted(stage, totalSteps, doneSteps);
    }

    /// <inheritdoc/>
    public void StepDone(MetricsRecord record) => inner.StepDone(record);

    /// <inheritdoc/>
    public void Probed(MetricsRecord record) => inner.Probed(record);

    /// <inheritdoc/>
    public void Ended(string folder) => inner.Ended(folder);

    /// <inheritdoc/>
    public void Note(string message)
    {
        Line(message);
        inner.Note(message);
    }

    /// <inheritdoc/>
    public void Warn(string message)
    {
        Line("warning: " + message);
        inner.Warn(message);
    }

    /// <summary>Keeps a line in the log alone. A log that cannot be written does not end the work: that is said once, elsewhere.</summary>
    public void Line(string text)
    {
        try
        {
            Disk.Append(path, $"{time.GetUtcNow():yyyy-MM-dd HH:mm:ss}Z {text}\n");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (!_isBroken) inner.Warn($"the log cannot be written: {error.Message}");
            _isBroken = true;
        }
    }
}
