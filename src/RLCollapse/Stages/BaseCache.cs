using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Data;
using RLCollapse.Model;
using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>
/// Pretrained bases under <c>RESULTS/bases/HASH</c>, shared by every run that agrees on data, model, pretraining and seed.
/// The first to need one trains it; others wait for its lock. An interrupted training goes on where it stopped.
/// </summary>
/// <param name="resultsRoot">Folder of all runs.</param>
/// <param name="config">The run's config.</param>
/// <param name="observer">Hears of the training.</param>
public sealed class BaseCache(string resultsRoot, RunConfig config, IRunObserver observer)
{
    private const int RecordEvery = 10;

    private readonly string _folder = Folder(resultsRoot, config);

    /// <summary>The base's metrics, one object a recorded step or probe.</summary>
    public string Metrics => Path.Combine(_folder, "metrics.jsonl");

    /// <summary>Folder of the base that a config needs.</summary>
    public static string Folder(string resultsRoot, RunConfig config) =>
        Path.GetFullPath(Path.Combine(resultsRoot, "bases", ConfigHash.OfBase(config)));

    /// <summary>Whether the base that a config needs is there to be loaded.</summary>
    public static bool IsTrained(string resultsRoot, RunConfig config) =>
        new CheckpointStore(Path.Combine(Folder(resultsRoot, config), "checkpoints")).Has(config.Pretraining.Steps);

    /// <summary>Makes the policy the base, by loading or by training it.</summary>
    /// <param name="policy">Freshly initialised.</param>
    /// <param name="data">The mixture.</param>
    /// <param name="interrupt">Ends the work after a checkpoint.</param>
    public void TrainOrLoad(Policy policy, Dataset data, CancellationToken interrupt)
    {
        using var held = FolderLock.Wait(_folder, () => observer.Note($"waiting for another process to pretrain the base in {_folder}"), interrupt);
        var seed = new Seed((ulong)config.Experiment.Seed).Derive("pretraining");
        using var trainer = new Pretrainer(policy, data, config.Pretraining, seed);
        using var metrics = new JsonLines(Metrics);
        var store = new CheckpointStore(Path.Combine(_folder, "checkpoints"));
        var (clock, step, length) = (new WorkClock(), 0, 0L);
        store.TryLoadLatest(
            reader =>
            {
                var weights = PolicyWeights.Read(reader);
                var (savedStep, savedLength) = (reader.ReadInt32(), reader.ReadInt64());
                if (savedLength > metrics.Length)
                {
                    observer.Warn($"{Metrics} has lost lines that its checkpoint counts on; pretraining starts over");
                    return;
                }

                (step, length) = (savedStep, savedLength);
                clock.Load(reader);
                PolicyWeights.Restore(policy, weights);
                trainer.Load(reader);
            },
            file => observer.Warn($"checkpoint {file} is damaged or from an older version; going back to the one before it"));
        metrics.Truncate(length);
        if (step == config.Pretraining.Steps)
        {
            observer.Note($"base {Path.GetFileName(_folder)} taken from the cache");
            return;
        }

        AtomicFile.WriteText(Path.Combine(_folder, "config.resolved.json"), ConfigWriter.ToJson(config) + "\n");
        observer.StageStarted("pretraining", config.Pretraining.Steps, step);
        for (; step < config.Pretraining.Steps; step++)
        {
            if (interrupt.IsCancellationRequested || (step > 0 && step % config.Pretraining.CheckpointEvery == 0)) Save();
            interrupt.ThrowIfCancellationRequested();
            if (step % config.Pretraining.ProbeEvery == 0) Probe(step);
            var record = new MetricsRecord("pretraining", step + 1) { ["epoch"] = (step + 1.0) * config.Pretraining.BatchSize / data.Pretraining.Count };
            clock.Tokens += trainer.Step(step, record);
            clock.Stamp(record);
            if ((step + 1) % RecordEvery == 0) metrics.Append(record);
            observer.StepDone(record);
        }

        Probe(step);
        Save();

        void Save()
        {
            metrics.Sync();
            store.Save(step, writer =>
            {
                PolicyWeights.Save(policy, writer);
                writer.Write(step);
                writer.Write(metrics.Length);
                clock.Save(writer);
                trainer.Save(writer);
            });
        }

        void Probe(int at)
        {
            var record = new MetricsRecord("pretraining", at) { ["epoch"] = (double)at * config.Pretraining.BatchSize / data.Pretraining.Count };
            trainer.Probe(record);
            clock.Stamp(record);
            metrics.Append(record);
            observer.Probed(record);
        }
    }
}
