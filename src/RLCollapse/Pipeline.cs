using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Data;
using RLCollapse.Evaluation;
using RLCollapse.Model;
using RLCollapse.Rl;
using RLCollapse.Runs;
using RLCollapse.Stages;
using static TorchSharp.torch;

namespace RLCollapse;

/// <summary>The whole laboratory in one line: config → data → stages, with probes → files.</summary>
public static class Pipeline
{
    /// <summary>Runs a config to its end, going on where an earlier start was stopped.</summary>
    /// <param name="config">A valid config.</param>
    /// <param name="resultsRoot">Folder of all runs and bases.</param>
    /// <param name="fresh">Whether to drop what an earlier start of this run has left (the cached base stays).</param>
    /// <param name="observer">Watches.</param>
    /// <param name="interrupt">Ends the run after a checkpoint.</param>
    /// <param name="from">A finished run that it goes on from, if any.</param>
    /// <returns>Path of the run's folder.</returns>
    /// <exception cref="UserErrorException">The config cannot be run here; the message says what to change.</exception>
    /// <exception cref="DivergedException">Training ran away; metrics and plots up to there are written.</exception>
    /// <exception cref="OperationCanceledException">Interrupted; the same call goes on.</exception>
    public static string Run(
        RunConfig config, string resultsRoot, bool fresh, IRunObserver observer, CancellationToken interrupt, FinishedRun? from = null)
    {
        var device = Machine.Prepare(config.Experiment);
        Preflight.RequireProgram(config);
        var data = Preflight.Data(config); // all first: what cannot be run leaves nothing behind
        using var folder = RunFolder.Open(resultsRoot, RunIdentity.IdOf(config), ConfigWriter.ToJson(config), fresh);
        observer.Note($"run folder: {ShownPath.Of(folder.Path)}");
        if (folder.IsDone)
        {
            observer.Note("this run is already done; --fresh runs it again");
            return folder.Path;
        }

        var log = new LogFile(folder.Log, observer, TimeProvider.System);
        foreach (var note in data.Notes) log.Note($"data: {note}");
        foreach (var caution in Cautions.Of(config, data)) log.Warn(caution);
        try
        {
            Train(config, resultsRoot, folder, data, device, log, interrupt, from);
            return folder.Path;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            RunFailure.Keep(error, folder, log);
            throw;
        }
    }

    private static void Train(
        RunConfig config, string resultsRoot, RunFolder folder, Dataset data, Device device, LogFile observer, CancellationToken interrupt,
        FinishedRun? from)
    {
        from?.Begin(folder, observer);
        Companions.TrainOrFind(config, resultsRoot, observer, interrupt);
        Machine.Prepare(config.Experiment); // which a companion may have set otherwise
        observer.Note(Machine.Describe(config.Experiment, config.Model, device));

        using var made = BasePolicy.TrainOrLoad(config, resultsRoot, data, device, observer, interrupt);
        var info = new RunInfo(folder, config, made.Reference, observer);

        using var policy = config.CreatePolicy(data, device);
        policy.CopyFrom(made.Reference);
        using var stages = new StageRunner(folder.Path, config.OwnStages, made.Context with { Policy = policy },
            PolicyWeights.Hash(made.Reference));
        stages.Run(made.Metrics, interrupt);
        RunAnswers.Write(folder.Answers, made.Context with { Policy = policy });
        info.Finish(policy, made.Reference, stages.Seconds);
        observer.Ended(folder.Path);
        interrupt.ThrowIfCancellationRequested(); // while it was drawn
        folder.MarkDone();
    }
}
