using System.Text;
using RLCollapse.Common;
using RLCollapse.Evaluation;
using RLCollapse.Model;
using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>
/// The policy of a finished run as it stood after any step: most checkpoints are not kept, but training is deterministic, so the run is
/// trained again up to there, from its cached base, and checked number by number against what it has recorded.
/// </summary>
public static class Replay
{
    private const string Folder = "replay";

    /// <summary>What to load the policy from: a checkpoint, which stays with the run from then on, or the folder of the base.</summary>
    /// <param name="runFolder">Folder of a run that has ended as planned.</param>
    /// <param name="step">Steps done behind the base, 0 for the base itself.</param>
    /// <param name="observer">Watches the training, if there is any.</param>
    /// <param name="interrupt">Ends it; nothing of it stays.</param>
    /// <exception cref="UserErrorException">There is no such run or step, or this machine trains to other bits.</exception>
    public static string CheckpointAt(string runFolder, int step, IRunObserver observer, CancellationToken interrupt)
    {
        var config = FinishedRun.ConfigOf(runFolder);
        var (folder, name) = (Path.GetFullPath(runFolder), ShownPath.Of(runFolder));
        var steps = config.OwnStages.Sum(stage => stage.Steps);
        if (step < 0 || step > steps)
            throw new UserErrorException($"'{name}' took {steps} steps behind its base, so there is no step {step}.");
        var file = CheckpointStore.PathOf(Path.Combine(folder, RunFiles.Checkpoints), step);
        if (step > 0 && CheckpointStore.Content(file) is not null) return file;

        using var held = Held(folder);
        var replay = Path.Combine(folder, Folder);
        Disk.DeleteFolder(replay);
        try
        {
            Train(config, folder, replay, step, observer, interrupt);
            if (step == 0) return BaseCache.Folder(Path.GetDirectoryName(folder)!, config);
            RequireSame(Path.Combine(replay, RunFiles.Metrics), Path.Combine(folder, RunFiles.Metrics), name);
            new CheckpointStore(Path.Combine(folder, RunFiles.Checkpoints))
                .Take(CheckpointStore.PathOf(Path.Combine(replay, RunFiles.Checkpoints), step));
            return file;
        }
        finally
        {
            Disk.DeleteFolder(replay);
        }
    }

    private static FolderLock Held(string folder)
    {
        try
        {
            return FolderLock.TryTakePatiently(folder) ?? throw new RunIsHeldException(folder);
        }
        catch (UserErrorException error) when (error.InnerException is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"'{ShownPath.Of(folder)}' kept no checkpoint of this step, so the run is trained again in its "
                + "folder, and that cannot be written: copy the run and its base to a folder of your own, and name it there.", error);
        }
    }

    private static void Train(
        RunConfig config, string folder, string replay, int step, IRunObserver observer, CancellationToken interrupt)
    {
        var (device, data) = (Machine.Prepare(config.Experiment), Preflight.Data(config));
        using var made = BasePolicy.TrainOrLoad(config, Path.GetDirectoryName(folder)!, data, device, observer, interrupt);
        if (step == 0) return;

        observer.Note($"trains {Path.GetFileName(folder)} again up to step {step}, of which it keeps no checkpoint");
        using var policy = config.CreatePolicy(data, device);
        policy.CopyFrom(made.Reference);
        Disk.MakeFolder(replay);
        using var stages = new StageRunner(replay, config.OwnStages, made.Context with { Policy = policy },
            PolicyWeights.Hash(made.Reference));
        stages.Run(made.Metrics, interrupt, until: step);
    }

    /// <summary>
    /// Requires that a replay comes to all that the run has recorded, but for times; what an earlier version did not measure is no
    /// difference.
    /// </summary>
    private static void RequireSame(string replayed, string recorded, string name)
    {
        foreach (var (again, before) in File.ReadLines(replayed).Zip(File.ReadLines(recorded)))
        {
            var found = Numbers(again);
            if (Numbers(before).All(number => found.TryGetValue(number.Key, out var value) && value == number.Value)) continue;
            throw new UserErrorException($"'{name}' cannot be trained again to the same bits here, so its policy in between is not to be "
                + $"had: its {RunFiles.Metrics} differs first at\n  {before}\nwhere this machine comes to\n  {again}\n"
                + $"{RunFiles.Info} says on which processor it was made. With output.keepCheckpoints=all a run keeps every checkpoint.");
        }
    }

    private static Dictionary<string, string> Numbers(string line) => JsonFile.Parse(Encoding.UTF8.GetBytes(line), RunFiles.Metrics)
        .Members.Where(member => RunMetrics.Find(member.Name) is not { IsTime: true })
        .ToDictionary(member => member.Name, member => member.Value.Json);
}
