namespace RLCollapse.Analysis.Sweeps;

/// <summary>Watches a sweep. Calls come from one thread, in order.</summary>
public interface ISweepObserver
{
    /// <summary>A worker has taken a job.</summary>
    void Started(SweepJob job);

    /// <summary>A job's run is done.</summary>
    void Done(SweepJob job, TimeSpan took);

    /// <summary>A job has failed; the others go on unless the sweep is to stop.</summary>
    /// <param name="job">The job.</param>
    /// <param name="exitCode">Of its process.</param>
    /// <param name="log">File with all that the process wrote.</param>
    /// <param name="lastLines">The end of that file.</param>
    void Failed(SweepJob job, int exitCode, string log, IReadOnlyList<string> lastLines);

    /// <summary>A job was asked to stop and has left a checkpoint.</summary>
    void Stopped(SweepJob job);

    /// <summary>Where the sweep is, several times a second.</summary>
    void Progress(SweepProgress progress);

    /// <summary>Something a reader wants to know.</summary>
    void Note(string message);
}
