using RLCollapse.Stages;

namespace RLCollapse.Cli.Doctor;

/// <summary>What facts of a machine mean for runs.</summary>
internal static class Diagnosis
{
    private const double FewGigabytes = 5; // a study of hundreds of runs
    private const double TooFewGigabytes = 0.5; // a run with its base and checkpoints
    private const double LittleMemory = 2;

    /// <summary>A finding of each part.</summary>
    public static IReadOnlyList<Finding> Of(MachineFacts facts) =>
    [
        Processor(facts),
        facts.MemoryGigabytes >= LittleMemory
            ? new(Health.Ok, "memory", FormattableString.Invariant($"{facts.MemoryGigabytes:F1} GB"))
            : new(Health.Warning, "memory", FormattableString.Invariant($"{facts.MemoryGigabytes:F1} GB"),
                "Sizes above m need more; take --workers 1 in sweeps"),
        new(Health.Ok, ".NET", Installation.DotNet),
        facts.LibtorchProblem is null
            ? new(Health.Ok, "libtorch", $"{Installation.Libtorch} is loaded, TorchSharp {Installation.TorchSharp}")
            : new(Health.Failure, "libtorch", $"{Installation.Libtorch} cannot be loaded: {facts.LibtorchProblem}"),
        Gpu(facts),
        facts.FontProblem is null
            ? new(Health.Ok, "fonts", "figures have their own")
            : new(Health.Failure, "fonts", $"no figure can be drawn: {facts.FontProblem}",
                "Delete the folder artifacts and build again; or take output.plots=[] in runs"),
        Disk(facts),
        facts.WriteProblem is null
            ? new(Health.Ok, "results", $"'{facts.Results}' can be written and locked")
            : new(Health.Failure, "results", $"'{facts.Results}' cannot be written and locked: {facts.WriteProblem}",
                "Make it writable, or give another folder with --out DIR"),
        facts.Commit is { } commit
            ? new(Health.Ok, "commit", commit[..Math.Min(12, commit.Length)])
            : new(Health.Warning, "commit", "the program is in no checkout of git, or there is no git",
                "Results will not say which sources they were made with; clone the repository and install git"),
        facts.SlurmProblem is null
            ? new(Health.Ok, "Slurm", "there is one: sweep --launcher slurm")
            : new(Health.Ok, "Slurm", $"none ({facts.SlurmProblem}); sweeps run on this machine"),
    ];

    private static Finding Processor(MachineFacts facts)
    {
        var text = $"{facts.Processor}, {facts.Cores} core{(facts.Cores == 1 ? "" : "s")}, vectors of {facts.VectorBits} bits"
            + (facts.Features.Count > 0 ? $" ({string.Join(' ', facts.Features)})" : "");
        return facts.VectorBits >= 256 ? new(Health.Ok, "processor", text)
            : new(Health.Warning, "processor", text, "Runs take several times as long as with AVX2 or AVX-512, with the same results");
    }

    private static Finding Gpu(MachineFacts facts) => facts switch
    {
        { Gpus: > 0 } => new(Health.Ok, "GPU", $"{facts.Gpus} CUDA device{(facts.Gpus == 1 ? "" : "s")}: experiment.device=cuda"),
        { HasDriver: true } => new(Health.Warning, "GPU", "NVIDIA's driver is there, but this libtorch finds no CUDA device",
            "Set RLCOLLAPSE_DEVICE=cuda in the environment and call rlcollapse again, which builds with CUDA"),
        _ => new(Health.Ok, "GPU", "none; runs compute on the processor"),
    };

    private static Finding Disk(MachineFacts facts)
    {
        var text = FormattableString.Invariant($"{facts.FreeGigabytes:F1} GB free for '{facts.Results}'");
        const string remedy = "Remove old runs or checkpoints there, or give a folder on another disk with --out DIR";
        return facts.FreeGigabytes >= FewGigabytes ? new(Health.Ok, "disk", text)
            : new(facts.FreeGigabytes >= TooFewGigabytes ? Health.Warning : Health.Failure, "disk", text, remedy);
    }
}
