using RLCollapse.Common;
using RLCollapse.Model;
using RLCollapse.Rl;
using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>
/// Takes a policy through stages: steps, probes, checkpoints and the clock, in the files of one folder. Interrupted anywhere, it goes on
/// from its last checkpoint to the same bits.
/// </summary>
/// <param name="folder">Has or gets <c>metrics.jsonl</c>, <c>samples.jsonl</c> and <c>checkpoints</c>.</param>
/// <param name="stages">Sections of the config, one or more.</param>
/// <param name="context">What they work on.</param>
/// <param name="begunFrom">What the policy is at the start, such as its weights' hash: a checkpoint of another beginning is
/// refused.</param>
internal sealed class StageRunner(string folder, IReadOnlyList<StageSection> stages, StageContext context, string begunFrom) : IDisposable
{
    private readonly JsonLines _metrics = new(Path.Combine(folder, RunFiles.Metrics));
    private readonly JsonLines _samples = new(Path.Combine(folder, RunFiles.Samples));
    private readonly CheckpointStore _store = new(
        Path.Combine(folder, RunFiles.Checkpoints),
        step => context.Config.Output.KeepCheckpoints switch
        {
            KeptCheckpoints.All => true,
            KeptCheckpoints.Collapse => step == context.Tracker.Collapse.Step,
            _ => false,
        });

    private readonly Dictionary<string, double> _seconds = [];
    private IStage? _stage;
    private WorkClock _clock = new();
    private int _index;
    private int _step;
    private int _stepsBefore;
    private int _lastSaved = -1;
    private int _lastProbed = -1;

    /// <summary>Stage → seconds that it took.</summary>
    public IReadOnlyDictionary<string, double> Seconds => _seconds;

    private StageSection Section => stages[_index];

    private int RunStep => _stepsBefore + _step;

    /// <summary>Runs every stage to its end.</summary>
    /// <param name="earlier">A file of metrics that come before the first, or null.</param>
    /// <param name="interrupt">Ends the work after a checkpoint.</param>
    /// <param name="until">Step of the run after which it ends with a checkpoint, if stages are not at their end before.</param>
    /// <exception cref="DivergedException">Training ran away; metrics up to there are written.</exception>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public void Run(string? earlier, CancellationToken interrupt, int until = int.MaxValue)
    {
        if (!Resume())
        {
            _metrics.Clear();
            _samples.Clear();
            if (earlier is not null) _metrics.AppendFile(earlier);
            Begin();
        }

        while (true)
        {
            context.Observer.StageStarted(Section.Name, _stage!.Steps, _step);
            while (_step < _stage.Steps)
            {
                if (RunStep >= until)
                {
                    Save();
                    return;
                }

                SaveIfDue(interrupt);
                ProbeIfDue();
                Train();
            }

            ProbeIfDue();
            _seconds[Section.Name] = _clock.Seconds;
            if (_index == stages.Count - 1) break;
            _stepsBefore += _stage.Steps;
            (_index, _step) = (_index + 1, 0);
            context.Tracker.Start.NextStage();
            if (Section.Options is RlOptions) _lastProbed = -1; // it is probed as it samples itself, and has theory lines of its own
            Begin();
        }

        if (RunStep != _lastSaved) Save();
    }

    /// <summary>Loads a policy that has been through every stage.</summary>
    /// <returns>Whether it has.</returns>
    public bool TryLoadFinished() =>
        _store.Has(stages.Sum(stage => stage.Steps)) && Resume() && _index == stages.Count - 1 && _step == _stage!.Steps;

    /// <inheritdoc/>
    public void Dispose()
    {
        _stage?.Dispose();
        _metrics.Dispose();
        _samples.Dispose();
    }

    private void Begin()
    {
        _stage?.Dispose();
        _stage = Section.Begin(context);
        _clock = new();
    }

    private void Train()
    {
        var record = Record(_step + 1);
        try
        {
            _clock.Tokens += _stage!.Step(_step, record);
        }
        catch (DivergedException)
        {
            Append(record);
            Probe(Record(_step + 1), RunStep + 1);
            throw;
        }

        _step++;
        _clock.Stamp(record);
        RunMetrics.Require(record);
        if (_step % _stage.RecordEvery == 0) _metrics.Append(record);
        context.Observer.StepDone(record);
    }

    private void ProbeIfDue()
    {
        if (RunStep == _lastProbed || !_stage!.Probes.Contains(_step)) return;
        Probe(Record(_step), RunStep);
        _lastProbed = RunStep;
        if (context.Config.Output.KeepCheckpoints == KeptCheckpoints.Collapse && context.Tracker.Collapse.Step == RunStep) Save();
    }

    private void Probe(MetricsRecord record, int runStep)
    {
        foreach (var sample in _stage!.Probe(runStep, record)) _samples.Append(sample);
        Append(record);
        context.Observer.Probed(record);
    }

    private MetricsRecord Record(int step) => new(Section.Name, step) { ["epoch"] = _stage!.EpochAt(step) };

    private void Append(MetricsRecord record)
    {
        _clock.Stamp(record);
        RunMetrics.Require(record);
        _metrics.Append(record);
    }

    private void SaveIfDue(CancellationToken interrupt)
    {
        if (RunStep != _lastSaved && (interrupt.IsCancellationRequested || _step % _stage!.CheckpointEvery == 0)) Save();
        interrupt.ThrowIfCancellationRequested();
    }

    private void Save()
    {
        _metrics.Sync();
        _samples.Sync();
        _store.Save(RunStep, writer =>
        {
            PolicyWeights.Save(context.Policy, writer);
            new StagePlace(begunFrom, _index, _step, _metrics.Mark, _samples.Mark, _lastProbed).Save(writer);
            foreach (var stage in stages.Take(_index)) writer.Write(_seconds[stage.Name]);
            context.Tracker.Save(writer);
            _clock.Save(writer);
            _stage!.Save(writer);
            context.Tracker.Start.Save(writer);
        });
        _lastSaved = RunStep;
    }

    private bool Resume() => _store.ReadLatest(
        reader =>
        {
            var weights = PolicyWeights.Read(reader);
            var place = StagePlace.Load(reader);
            if (place.BegunFrom != begunFrom)
            {
                throw new UserErrorException("The base of this run has been trained anew and differs from the one the run began with, "
                    + "so its KL would change in the middle. Start over with --fresh, and without --from where it was begun by that.");
            }

            if (place.Index < 0 || place.Index >= stages.Count || place.Step < 0 || place.Step > stages[place.Index].Steps)
                throw new InvalidDataException($"It stands at stage {place.Index}, step {place.Step}, which the config does not have.");

            if (!_metrics.Holds(place.Metrics) || !_samples.Holds(place.Samples))
            {
                context.Observer.Warn($"{folder} has lost lines of metrics or samples that a checkpoint counts on, or they were changed; "
                    + "it goes back to a checkpoint before that, or starts over");
                return false;
            }

            (_index, _step, _lastProbed) = (place.Index, place.Step, place.LastProbed);
            _stepsBefore = stages.Take(place.Index).Sum(stage => stage.Steps);
            _metrics.CutBack(place.Metrics);
            _samples.CutBack(place.Samples);
            foreach (var stage in stages.Take(place.Index)) _seconds[stage.Name] = reader.ReadDouble();
            context.Tracker.Load(reader);
            PolicyWeights.Restore(context.Policy, weights);
            Begin();
            _clock.Load(reader);
            _stage!.Load(reader);
            context.Tracker.Start.Load(reader);
            _lastSaved = RunStep;
            _store.RemoveOld();
            return true;
        },
        file => context.Observer.Warn(
            $"checkpoint {file} is damaged, unreadable or from an older version; going back to the one before it")) is not null;
}
