using RLCollapse.Analysis.Results;
using RLCollapse.Analysis.Sweeps;
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
    bool Status)
{
    /// <summary>Seeds that are to join the experiment's.</summary>
    public FurtherSeeds Seeds { get; init; } = FurtherSeeds.None;

    /// <summary>Which jobs are meant; none for all.</summary>
    public IReadOnlyList<JobSelection> Only { get; init; } = [];

    /// <summary>Whether <see cref="Status"/> also shows tables and verdicts of what has ended.</summary>
    public bool Tables { get; init; }

    /// <summary>Whether Slurm's scripts are written and not submitted.</summary>
    public bool NoSubmit { get; init; }

    /// <summary>What is to be narrowed; null where the experiment itself is to be swept.</summary>
    public BisectRequest? Bisect { get; init; }

    /// <summary>Where the sweep of the experiment has its files, trials apart.</summary>
    public SweepFolder SweepFolder(CliContext context) => Analysis.Sweeps.SweepFolder.Of(
        ResultsRoot, Analysis.Sweeps.Experiment.NameOf(Experiment), Departures.Of(Overrides, Departures.In(context.Environment)));

    /// <summary>Where what is asked for has its files.</summary>
    public SweepFolder Folder(CliContext context) => Bisect is { } bisect
        ? SweepFolder(context).Bisection(bisect.Axis, bisect.Claim, bisect.Bracket) : SweepFolder(context);

    /// <summary>The plan of the experiment with its further seeds, those of earlier calls too unless they may be replaced.</summary>
    /// <exception cref="Common.UserErrorException">The experiment or a job is wrong; the message lists everything.</exception>
    public SweepPlan Plan(CliContext context) => SweepPlan.Load(Experiment, Overrides, context.Environment,
        Seeds with { Recorded = Replace ? [] : FurtherSeeds.In(SweepFolder(context), Folder(context)) });
}

/// <summary>What a command line asks of <c>sweep --bisect</c>.</summary>
/// <param name="Axis">Name of the axis.</param>
/// <param name="Bracket">Where to look.</param>
/// <param name="Claim">Id of the claim.</param>
/// <param name="Rounds">Values to try beside both ends.</param>
internal sealed record BisectRequest(string Axis, Bracket Bracket, string Claim, int Rounds);
