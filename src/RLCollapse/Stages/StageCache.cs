using System.Text.Json.Nodes;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Model;
using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>
/// A model that stages have made and that runs share, in a folder of its own. The first to need it trains it; others wait for its lock. An
/// interrupted training goes on where it stopped.
/// </summary>
/// <param name="folder">Of the model.</param>
/// <param name="what">What it is, for messages: "the base".</param>
/// <param name="config">The run's config.</param>
/// <param name="stages">What makes it.</param>
/// <param name="begunFrom">What the policy is at the start, see <see cref="StageRunner"/>.</param>
internal sealed class StageCache(string folder, string what, RunConfig config, IReadOnlyList<StageSection> stages, string begunFrom)
{
    /// <summary>Makes the context's policy the model, by loading or by training it.</summary>
    /// <param name="context">Its policy is as it is at the start.</param>
    /// <param name="interrupt">Ends the work after a checkpoint.</param>
    public void TrainOrLoad(StageContext context, CancellationToken interrupt)
    {
        using var held = FolderLock.Wait(folder, () =>
            context.Observer.Note($"waiting for another process to train {what} in {folder}"), interrupt);
        TemporaryName.RemoveAbandoned(folder);
        using (var finished = new StageRunner(folder, stages, context, begunFrom))
        {
            if (finished.TryLoadFinished())
            {
                context.Observer.Note($"{what} {Path.GetFileName(folder)} taken from the cache");
                return;
            }
        }

        AtomicFile.WriteText(Path.Combine(folder, RunFiles.Config), ConfigWriter.ToJson(config) + "\n");
        RecordStart(context);
        using var training = new StageRunner(folder, stages, context, begunFrom);
        training.Run(earlier: null, interrupt);
    }

    private void RecordStart(StageContext context)
    {
        var path = Path.Combine(folder, RunFiles.BaseInfo);
        var starts = StartHistory.With(path, StartHistory.Now(config, context.Policy), context.Observer);
        var facts = new JsonObject { ["generation"] = RunIdentity.Generation, [StartHistory.Key] = starts };
        AtomicFile.WriteText(path, facts.ToJsonString(new() { WriteIndented = true }) + "\n");
    }
}
