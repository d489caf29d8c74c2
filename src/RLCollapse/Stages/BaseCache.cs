using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>
/// What the shared stages at the beginning of runs have made, under <c>RESULTS/bases/HASH</c>, for every run that agrees on them and on
/// data, model and seed.
/// </summary>
/// <param name="resultsRoot">Folder of all runs.</param>
/// <param name="config">The run's config.</param>
public sealed class BaseCache(string resultsRoot, RunConfig config)
{
    private readonly string _folder = Folder(resultsRoot, config);

    /// <summary>The base's metrics, one object a recorded step or probe.</summary>
    public string Metrics => Path.Combine(_folder, RunFiles.Metrics);

    /// <summary>Folder of the base that a config needs.</summary>
    public static string Folder(string resultsRoot, RunConfig config) =>
        Path.GetFullPath(Path.Combine(resultsRoot, RunFiles.Bases, RunIdentity.HashOfBase(config)));

    /// <summary>Whether the base that a config needs is there to be loaded.</summary>
    public static bool IsTrained(string resultsRoot, RunConfig config) =>
        new CheckpointStore(Path.Combine(Folder(resultsRoot, config), RunFiles.Checkpoints))
            .Has(config.SharedStages.Sum(stage => stage.Steps));

    /// <summary>Makes the policy the base, by loading or by training it.</summary>
    /// <param name="context">Its policy is freshly initialized.</param>
    /// <param name="interrupt">Ends the work after a checkpoint.</param>
    public void TrainOrLoad(StageContext context, CancellationToken interrupt) =>
        new StageCache(_folder, "base", config, config.SharedStages, "the first weights").TrainOrLoad(context, interrupt);
}
