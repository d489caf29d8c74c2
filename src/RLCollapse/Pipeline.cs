using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Evaluation;
using RLCollapse.Model;
using RLCollapse.Rewards;
using RLCollapse.Rl;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse;

/// <summary>The whole laboratory in one line: config → data → pretraining → (rollouts → rewards → learning)*, and perhaps recovery, with probes → files.</summary>
public static class Pipeline
{
    /// <summary>Runs a config to its end, going on where an earlier start was stopped.</summary>
    /// <param name="config">A valid config.</param>
    /// <param name="resultsRoot">Folder of all runs and bases.</param>
    /// <param name="fresh">Whether to drop what an earlier start of this run has left (the cached base stays).</param>
    /// <param name="observer">Watches.</param>
    /// <param name="interrupt">Ends the run after a checkpoint.</param>
    /// <returns>Path of the run's folder.</returns>
    /// <exception cref="UserErrorException">The config cannot be run here; the message says what to change.</exception>
    /// <exception cref="DivergedException">Training ran away; metrics and plots up to there are written.</exception>
    /// <exception cref="OperationCanceledException">Interrupted; the same call goes on.</exception>
    public static string Run(RunConfig config, string resultsRoot, bool fresh, IRunObserver observer, CancellationToken interrupt)
    {
        var device = Machine.Prepare(config.Experiment); // first: where it cannot run, it leaves nothing behind
        using var folder = RunFolder.Open(resultsRoot, config, fresh);
        if (folder.IsDone)
        {
            observer.Note("this run is already done; --fresh runs it again");
            return folder.Path;
        }

        observer = new LogFile(folder.Log, observer, TimeProvider.System);
        var data = DatasetFactory.Create(config.Data, config.Experiment.Seed);
        ContextRoom.Require(data, config.Model.ContextLength, config.Rl.MaxNewTokens);
        PromptSupply.Require(data, config.Data, config.Rl, config.Tracking.ProbePrompts);
        observer.Note(Machine.Describe(config, device));

        using var reference = Policy.Create(config, data.Tokenizer.VocabularySize, device);
        var bases = new BaseCache(resultsRoot, config, observer);
        bases.TrainOrLoad(reference, data, interrupt);
        var info = new RunInfo(folder, config, device, reference);

        using var policy = Policy.Create(config, data.Tokenizer.VocabularySize, device);
        policy.CopyFrom(reference);
        var reward = new RewardFunction(config.Reward, data.Formats, data.Tokenizer, config.Rl.Truncation);
        using var trainer = new RlTrainer(config, data, policy, reference, reward, observer);
        using var recovery = new Recovery(config, policy, data);
        var tracker = new Tracker(config, data, reference, reward);
        using var run = new RlRun(folder, bases.Metrics, config, policy, reference, trainer, recovery, tracker, observer);
        try
        {
            while (!run.IsDone)
            {
                run.SaveIfDue(interrupt);
                run.ProbeIfDue();
                run.Train();
            }
        }
        catch (DivergedException)
        {
            observer.Ended(folder.Path); // what led there is worth seeing
            throw;
        }

        run.ProbeIfDue();
        run.Save();
        info.Finish(policy, reference, run.Seconds, recovery);
        observer.Ended(folder.Path);
        folder.MarkDone();
        return folder.Path;
    }
}
