namespace RLCollapse.Tests.Fixtures;

/// <summary>A test that starts a Slurm of its own (<see cref="OneNodeSlurm"/>); where it cannot, it is skipped and says why.</summary>
internal sealed class SlurmFactAttribute : FactAttribute
{
    private static readonly string[] Programs = ["munged", "slurmctld", "slurmd", "sbatch", "scontrol", "squeue"];

    public SlurmFactAttribute() => Skip = WhatIsMissing();

    private static string? WhatIsMissing()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root") return "A Slurm of one's own is started by root on Linux alone.";
        return Programs.FirstOrDefault(program => Installed.Find(program) is null) is { } missing
            ? $"There is no {missing}: apt-get install --no-install-recommends slurmctld slurmd slurm-client munge"
            : null;
    }
}
