using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Evaluation;
using RLCollapse.Model;
using RLCollapse.Preferences;
using RLCollapse.Rewards;
using RLCollapse.Rewards.Commands;
using RLCollapse.Runs;
using static TorchSharp.torch;

namespace RLCollapse.Stages;

/// <summary>
/// The base of a run, and the models that its reward asks, each loaded or trained: what stands still while the run's own stages change a
/// copy of the base.
/// </summary>
public sealed class BasePolicy : IDisposable
{
    private readonly List<IDisposable> _made = [];

    private BasePolicy(StageContext context) => Context = context;

    /// <summary>What the run's own stages work on; its policy is still the base.</summary>
    public StageContext Context { get; private set; }

    /// <summary>The frozen base.</summary>
    public ILanguageModel Reference => Context.Reference;

    /// <summary>Metrics of the base's training.</summary>
    public required string Metrics { get; init; }

    /// <summary>Loads or trains all of it.</summary>
    /// <param name="config">The run's.</param>
    /// <param name="resultsRoot">Folder of all runs and bases.</param>
    /// <param name="data">The run's.</param>
    /// <param name="device">Where models live.</param>
    /// <param name="observer">Watches.</param>
    /// <param name="interrupt">Ends the work after a checkpoint.</param>
    public static BasePolicy TrainOrLoad(
        RunConfig config, string resultsRoot, Dataset data, Device device, IRunObserver observer, CancellationToken interrupt)
    {
        var bases = new BaseCache(resultsRoot, config);
        var reference = config.CreatePolicy(data, device);
        var context = new StageContext(config, data, reference, reference, TrackerOf(config, data, reference, Judges.None), observer);
        var made = new BasePolicy(context) { Metrics = bases.Metrics };
        made._made.Add(reference);
        try
        {
            bases.TrainOrLoad(context, interrupt);
            made.Ask(resultsRoot, device, interrupt);
            return made;
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    /// <summary>Judges that stand in for those of a run where only time and memory count: the model itself.</summary>
    internal static Judges StandIns(RunConfig config, ILanguageModel model, ITokenizer tokenizer) =>
        new(new Likelihood(model, tokenizer), new RewardModel([model], tokenizer, 0, 0, 0))
        {
            Command = new NoProgram(),
            Companions = config.AskedCompanions.ToDictionary(
                name => name, IResponseScorer (_) => new Likelihood(model, tokenizer)),
        };

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var made in _made) made.Dispose();
    }

    private static Tracker TrackerOf(RunConfig config, Dataset data, ILanguageModel reference, Judges judges) =>
        new(config.ProbesOf(config.Stages[0]), data, reference, judges);

    /// <summary>Finds the judges that the reward, or the raters behind it, ask.</summary>
    private void Ask(string resultsRoot, Device device, CancellationToken interrupt)
    {
        var config = Context.Config;
        if (config.Reward.AsksCommand)
        {
            var command = new CommandScorer(config.Reward.Command, Context.Observer, interrupt);
            _made.Add(command);
            With(Context.Judges with { Command = command });
        }

        if (config.AsksTypicality) With(Context.Judges with { Typical = Typical(resultsRoot, device, interrupt) });
        With(Context.Judges with
        {
            Companions = CompanionConfig.Of(config).ToDictionary(
                companion => companion.Name,
                IResponseScorer (companion) => Companion(companion.Name, companion.Config, resultsRoot, device)),
        });
        if (config.RewardModelStage is not { } section) return;
        ILanguageModel[] models = [.. config.RewardModelGroups.Select(group => Learned(resultsRoot, section, group, device, interrupt))];
        var model = RewardModelStage.Measured(models, section.Name, Context);
        With(Context.Judges with
        {
            Learned = config.Reward.Over == RewardOver.Min
                ? new MaxMinReward(model, RewardModelStage.Typical(section.Name, Context), config.Reward.OverRate) : model,
        });
    }

    /// <summary>A copy of the base that has learned what raters prefer, or a group of them.</summary>
    private ILanguageModel Learned(string resultsRoot, StageSection section, int? group, Device device, CancellationToken interrupt)
    {
        var (config, model) = (Context.Config, Copy(device));
        var folder = Path.GetFullPath(Path.Combine(resultsRoot, RunFiles.Bases, RunIdentity.HashOfRewardModel(config, group)));
        new StageCache(folder, "reward model", config, [section], PolicyWeights.Hash(Reference))
            .TrainOrLoad(Context with { Policy = model, RaterGroup = group }, interrupt);
        return model;
    }

    private void With(Judges judges) => Context = Context with
    {
        Judges = judges,
        Tracker = TrackerOf(Context.Config, Context.Data, Reference, judges),
    };

    private ILanguageModel Copy(Device device)
    {
        var model = Context.Config.CreatePolicy(Context.Data, device);
        _made.Add(model);
        model.CopyFrom(Reference);
        return model;
    }

    private Likelihood Companion(string name, RunConfig config, string resultsRoot, Device device)
    {
        var tokenizer = Context.Data.Tokenizer;
        var model = CompanionPolicy.Load(name, config, resultsRoot, tokenizer.VocabularySize, device);
        _made.Add(model);
        return new(model, tokenizer);
    }

    /// <summary>The base of another seed in the same world.</summary>
    private Likelihood Typical(string resultsRoot, Device device, CancellationToken interrupt)
    {
        var config = Context.Config.OfAnotherSeed(Context.Config.Raters.TypicalSeedOffset);
        var data = Preflight.CreateData(config);
        var model = config.CreatePolicy(data, device);
        _made.Add(model);
        new BaseCache(resultsRoot, config).TrainOrLoad(
            new(config, data, model, model, TrackerOf(config, data, model, Judges.None), Context.Observer), interrupt);
        return new(model, Context.Data.Tokenizer);
    }

    private sealed class NoProgram : IGroupScorer
    {
        public IReadOnlyList<IReadOnlyList<double>> Of(IReadOnlyList<SampleGroup> groups) =>
            [.. groups.Select(group => new double[group.Responses.Count])];
    }
}
