namespace RLCollapse.Analysis.Sweeps;

/// <summary>What has become of a job.</summary>
public enum JobState
{
    /// <summary>Its run has ended as planned.</summary>
    Done,

    /// <summary>A process is at it.</summary>
    Running,

    /// <summary>Not begun, or queued.</summary>
    Pending,

    /// <summary>Begun, and no process is at it now: the next start goes on from its checkpoint.</summary>
    Stopped,

    /// <summary>Its last try failed.</summary>
    Failed,
}

/// <summary>A job's state.</summary>
/// <param name="Job">The job.</param>
/// <param name="State">What has become of it.</param>
/// <param name="Detail">How far it is, or what went wrong.</param>
public sealed record JobStatus(SweepJob Job, JobState State, string Detail);
