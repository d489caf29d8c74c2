using RLCollapse.Analysis.Sweeps.Slurm;

namespace RLCollapse.Cli.Sweeps;

/// <summary>What a command line asks of <c>sweep</c>.</summary>
/// <param name="Experiment">File or folder.</param>
/// <param name="Overrides">Each <c>path=value</c>.</param>
/// <param name="ResultsRoot">Folder of the results.</param>
/// <param name="Workers">Jobs at once; null leaves it to the launcher.</param>
/// <param name="Threads">Threads per job; null leaves it to the config.</param>
/// <param name="Slurm">Whether Slurm runs the jobs.</param>
/// <param name="Sbatch">Options of sbatch.</param>
/// <param name="FailFast">Whether the first failure stops the sweep.</param>
/// <param name="Replace">Whether this plan may take the place of another whose tables stand in the sweep's folder.</param>
/// <param name="DryRun">Only print the plan.</param>
/// <param name="Status">Only say how far the jobs are.</param>
internal sealed record SweepRequest(
    string Experiment,
    IReadOnlyList<string> Overrides,
    string ResultsRoot,
    int? Workers,
    int? Threads,
    bool Slurm,
    IReadOnlyList<SbatchOption> Sbatch,
    bool FailFast,
    bool Replace,
    bool DryRun,
    bool Status);
