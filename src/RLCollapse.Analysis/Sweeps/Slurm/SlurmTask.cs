namespace RLCollapse.Analysis.Sweeps.Slurm;

/// <summary>A task of an array job.</summary>
/// <param name="Id">As Slurm writes it: <c>JOB_INDEX</c>.</param>
/// <param name="State">Slurm's word, such as <c>PENDING</c>, <c>RUNNING</c> or <c>TIMEOUT</c>.</param>
public sealed record SlurmTask(string Id, string State)
{
    private static readonly string[] Queued = ["PENDING", "REQUEUED", "REQUEUE_HOLD", "REQUEUE_FED", "SPECIAL_EXIT", "RESV_DEL_HOLD"];
    private static readonly string[] Active = ["RUNNING", "CONFIGURING", "COMPLETING", "STAGE_OUT", "SIGNALING", "SUSPENDED", "STOPPED",
        "RESIZING"];

    /// <summary>Whether it was taken out of the queue; its run, if begun, has a checkpoint.</summary>
    public bool IsWithdrawn => State is "CANCELLED" or "PREEMPTED";

    /// <summary>Whether it waits for its turn.</summary>
    public bool IsQueued => Queued.Contains(State);

    /// <summary>Whether it has been given a machine.</summary>
    public bool IsActive => Active.Contains(State);
}
