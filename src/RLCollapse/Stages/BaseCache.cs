using System.Text.Json.Nodes;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>
/// What the shared stages at the beginning of runs have made, under <c>RESULTS/bases/HASH</c>, for every run that agrees on them and on
/// data, model and seed. The first to need one trains it; others wait for its lock. An interrupted training goes on where it stopped.
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
    public void TrainOrLoad(StageContext context, CancellationToken interrupt)
    {
        using var held = FolderLock.Wait(_folder, () =>
            context.Observer.Note($"waiting for another process to pretrain the base in {_folder}"), interrupt);
        TemporaryName.RemoveAbandoned(_folder);
        using (var stages = new StageRunner(_folder, config.SharedStages, context, "the first weights"))
        {
            if (stages.TryLoadFinished())
            {
                context.Observer.Note($"base {Path.GetFileName(_folder)} taken from the cache");
                return;
            }
        }

        AtomicFile.WriteText(Path.Combine(_folder, RunFiles.Config), ConfigWriter.ToJson(config) + "\n");
        RecordStart(context);
        using var training = new StageRunner(_folder, config.SharedStages, context, "the first weights");
        training.Run(earlier: null, interrupt);
    }

    private void RecordStart(StageContext context)
    {
        var path = Path.Combine(_folder, RunFiles.BaseInfo);
        var starts = StartHistory.With(path, StartHistory.Now(config, context.Policy), context.Observer);
        var facts = new JsonObject { ["generation"] = RunIdentity.Generation, [StartHistory.Key] = starts };
        AtomicFile.WriteText(path, facts.ToJsonString(new() { WriteIndented = true }) + "\n");
    }
}
