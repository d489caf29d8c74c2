using RLCollapse.Common;
using RLCollapse.Evaluation;
using RLCollapse.Model;
using RLCollapse.Rl;
using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>
/// Where a run stands after pretraining, and how that gets into and out of its files: metrics, samples, checkpoints. Its steps
/// are those of RL and then those of recovery.
/// </summary>
internal sealed class RlRun : IDisposable
{
    private readonly RunConfig _config;
    private readonly Policy _policy;
    private readonly RlTrainer _trainer;
    private readonly Recovery _recovery;
    private readonly Tracker _tracker;
    private readonly IRunObserver _observer;
    private readonly CheckpointStore _store;
    private readonly JsonLines _metrics;
    private readonly JsonLines _samples;
    private readonly WorkClock _clock = new();
    private readonly int _rlSteps;
    private readonly string _baseWeights;
    private int _step;
    private int _lastSaved = -1;
    private int _lastProbed = -1;

    public RlRun(RunFolder folder, string baseMetrics, RunConfig config, Policy policy, Policy reference, RlTrainer trainer, Recovery recovery, Tracker tracker, IRunObserver observer)
    {
        (_config, _policy, _trainer, _recovery, _tracker, _observer) = (config, policy, trainer, recovery, tracker, observer);
        _baseWeights = PolicyWeights.Hash(reference);
        _rlSteps = config.Rl.TotalSteps();
        _store = new CheckpointStore(folder.Checkpoints);
        (_metrics, _samples) = (new JsonLines(folder.Metrics), new JsonLines(folder.Samples));
        if (!Resume())
        {
            _metrics.Truncate(0);
            _samples.Truncate(0);
            _metrics.AppendFile(baseMetrics);
        }

        if (_step > _rlSteps) BeginRecovery();
        else _observer.StageStarted("rl", _rlSteps, _step);
    }

    /// <summary>Whether every step is done.</summary>
    public bool IsDone => _step == _rlSteps + _recovery.Steps;

    /// <summary>Seconds that RL took.</summary>
    public double Seconds => _clock.Seconds;

    /// <summary>Takes a step: of RL, which samples, judges and learns, or of recovery.</summary>
    public void Train()
    {
        if (_step == _rlSteps) BeginRecovery();
        var record = Record(_step + 1);
        try
        {
            if (_step < _rlSteps) _clock.Tokens += _trainer.Step(_step, record);
            else _recovery.Step(_step - _rlSteps, record);
        }
        catch (DivergedException)
        {
            Append(record);
            Probe(Record(_step + 1));
            throw;
        }

        _step++;
        Append(record);
        _observer.StepDone(record);
    }

    /// <summary>Probes the policy when the plan says so.</summary>
    public void ProbeIfDue()
    {
        if (_step == _lastProbed || !_tracker.IsDue(_step)) return;
        Probe(Record(_step));
        _lastProbed = _step;
    }

    /// <summary>Writes a checkpoint when one is due or the run is being interrupted, in which case it ends here.</summary>
    public void SaveIfDue(CancellationToken interrupt)
    {
        var isDue = _step < _rlSteps ? _step % _config.Rl.CheckpointEvery == 0 : _recovery.IsCheckpointDue(_step - _rlSteps);
        if (_step != _lastSaved && (interrupt.IsCancellationRequested || isDue)) Save();
        interrupt.ThrowIfCancellationRequested();
    }

    /// <summary>Writes a checkpoint.</summary>
    public void Save()
    {
        _metrics.Sync();
        _samples.Sync();
        _store.Save(_step, writer =>
        {
            PolicyWeights.Save(_policy, writer);
            writer.Write(_baseWeights);
            writer.Write(_step);
            writer.Write(_metrics.Length);
            writer.Write(_samples.Length);
            writer.Write(_lastProbed);
            writer.Write(_tracker.Collapse.Step);
            _clock.Save(writer);
            _trainer.Save(writer);
            if (_step > _rlSteps) _recovery.Save(writer);
        });
        _lastSaved = _step;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _metrics.Dispose();
        _samples.Dispose();
    }

    private bool Resume() => _store.TryLoadLatest(
        reader =>
        {
            var weights = PolicyWeights.Read(reader);
            if (reader.ReadString() != _baseWeights) throw new UserErrorException("The base of this run has been trained anew and differs from the one the run began with, so its KL would change in the middle. Start over with --fresh.");
            _lastSaved = _step = reader.ReadInt32();
            _metrics.Truncate(reader.ReadInt64());
            _samples.Truncate(reader.ReadInt64());
            _lastProbed = reader.ReadInt32();
            _tracker.Collapse.Step = reader.ReadInt32();
            _clock.Load(reader);
            PolicyWeights.Restore(_policy, weights);
            _trainer.Load(reader);
            if (_step > _rlSteps) _recovery.Load(reader);
        },
        file => _observer.Warn($"checkpoint {file} is damaged or from an older version; going back to the one before it"));

    private void BeginRecovery()
    {
        _clock.Stop();
        _recovery.Clock.Start();
        _observer.StageStarted(Recovery.Phase, _recovery.Steps, _step - _rlSteps);
    }

    private void Probe(MetricsRecord record)
    {
        foreach (var sample in _tracker.Probe(_policy, record.Phase == Recovery.Phase ? _rlSteps + record.Step : record.Step, record)) _samples.Append(sample);
        Append(record);
        _observer.Probed(record);
    }

    private MetricsRecord Record(int step) => step <= _rlSteps
        ? new("rl", step) { ["epoch"] = RlTrainer.EpochAt(_config.Rl, step) }
        : new(Recovery.Phase, step - _rlSteps) { ["epoch"] = _recovery.EpochAt(step - _rlSteps) };

    private void Append(MetricsRecord record)
    {
        (record.Phase == Recovery.Phase ? _recovery.Clock : _clock).Stamp(record);
        _metrics.Append(record);
    }
}
