namespace RLCollapse.Runs;

/// <summary>Watches a run: the live display and the log implement it. Calls come from one thread, in order.</summary>
public interface IRunObserver
{
    /// <summary>A stage begins or goes on after a resume.</summary>
    /// <param name="stage">Readable name, such as <c>pretraining</c> or <c>rl</c>.</param>
    /// <param name="totalSteps">Steps the whole stage has.</param>
    /// <param name="doneSteps">Steps already done in an earlier session.</param>
    void StageStarted(string stage, int totalSteps, int doneSteps);

    /// <summary>A step is done; <paramref name="record"/> holds its numbers.</summary>
    void StepDone(MetricsRecord record);

    /// <summary>A probe is done; <paramref name="record"/> holds its numbers.</summary>
    void Probed(MetricsRecord record);

    /// <summary>
    /// All is measured and on disk: who draws the run draws it now, before it counts as done. A run that diverged has ended, too.
    /// </summary>
    /// <param name="folder">The run's.</param>
    void Ended(string folder)
    {
    }

    /// <summary>Something a reader of the log wants to know.</summary>
    void Note(string message);

    /// <summary>Something that makes the result doubtful.</summary>
    void Warn(string message);
}

/// <summary>Watches nothing.</summary>
public sealed class NullObserver : IRunObserver
{
    /// <summary>The one instance.</summary>
    public static readonly NullObserver Instance = new();

    private NullObserver()
    {
    }

    /// <inheritdoc/>
    public void StageStarted(string stage, int totalSteps, int doneSteps)
    {
    }

    /// <inheritdoc/>
    public void StepDone(MetricsRecord record)
    {
    }

    /// <inheritdoc/>
    public void Probed(MetricsRecord record)
    {
    }

    /// <inheritdoc/>
    public void Note(string message)
    {
    }

    /// <inheritdoc/>
    public void Warn(string message)
    {
    }
}
