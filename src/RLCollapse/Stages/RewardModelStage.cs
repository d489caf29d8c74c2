using RLCollapse.Common;
using RLCollapse.Evaluation.Metrics;
using RLCollapse.Model;
using RLCollapse.Preferences;
using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>
/// Raters compare responses of the base, and the stage's policy, a copy of the base, becomes a reward model by learning what they prefer.
/// </summary>
public sealed class RewardModelStage : IStage
{
    private const int HeldOutSamples = 32;
    private const int TypicalPairs = 2_000;

    private readonly string _section;
    private readonly RewardModelOptions _options;
    private readonly StageContext _context;
    private readonly RewardModelTrainer _trainer;
    private readonly Lazy<IReadOnlyList<PreferencePair>> _compared;
    private readonly Lazy<int[]> _groupOf;
    private readonly Lazy<IReadOnlyList<PreferencePair>> _pairs;
    private readonly Lazy<BatchOrder> _order;

    private RewardModelStage(string section, RewardModelOptions options, StageContext context)
    {
        (_section, _options, _context) = (section, options, context);
        var seed = SeedOf(section, context);
        _trainer = new RewardModelTrainer(context.Policy, options, context.Data.Tokenizer.PadId);
        _compared = new(() => Comparisons.OfTraining(context, context.Reference, options.Pairs, seed));
        _groupOf = new(() => RaterMixture.Of([.. _compared.Value.Select(pair => (pair.User, WordDifferences.Of(pair)))],
            context.Config.Raters.Users, options.Groups, seed.Derive("groups")));
        _pairs = new(() => Own(_compared.Value));
        _order = new(() => new BatchOrder(_pairs.Value.Count, options.BatchSize, seed.Derive("order")));
    }

    /// <summary>In the list of kinds.</summary>
    public static StageKind Kind { get; } = StageKind.Of<RewardModelOptions>(
        "reward-model", options => options.Steps, (section, options, context) => new RewardModelStage(section, options, context));

    /// <inheritdoc/>
    public int Steps => _options.Steps;

    /// <inheritdoc/>
    public int CheckpointEvery => Math.Max(1, Steps / 2);

    /// <inheritdoc/>
    public int RecordEvery => 10;

    /// <inheritdoc/>
    public IReadOnlySet<int> Probes => new HashSet<int> { 0, Steps };

    /// <summary>Trained decoders as a reward model, measured on pairs of held-out problems and tried on all sections.</summary>
    public static RewardModel Measured(IReadOnlyList<ILanguageModel> models, string section, StageContext context)
    {
        var problems = context.Data.Test.Take(context.Config.Tracking.ProbePrompts).ToArray();
        var pairs = Comparisons.Of(
            context, context.Reference, problems, HeldOutSamples, SeedOf(section, context).Derive("held out"));
        return RewardModel.Of(models, context.Data.Tokenizer, pairs).Tried(context.Data, problems, Comparisons.RatersOf(context));
    }

    /// <summary>Some of the base's responses to training problems, in pairs.</summary>
    public static IReadOnlyList<PreferencePair> Typical(string section, StageContext context) =>
        Comparisons.OfTraining(context, context.Reference, TypicalPairs, SeedOf(section, context).Derive("typical"));

    /// <inheritdoc/>
    public double EpochAt(int step) =>
        (double)step * _options.BatchSize / (_context.RaterGroup is null ? _options.Pairs : _pairs.Value.Count);

    /// <inheritdoc/>
    public long Step(int step, MetricsRecord record) =>
        _trainer.Step([.. _order.Value.Batch(step).Select(i => _pairs.Value[i])], step, record);

    /// <inheritdoc/>
    public IReadOnlyList<SampleRecord> Probe(int runStep, MetricsRecord record)
    {
        RewardModels.Write(Measured([_context.Policy], _section, _context), record);
        if (_options.Assign == RaterAssignment.Em && _context.RaterGroup is not null)
        {
            var raters = _context.Config.Raters;
            record["reward_model/users_found"] =
                RaterMixture.Found(_groupOf.Value, RaterGroup.OfUsers(RaterGroup.Of(raters), raters.Users));
        }

        return [];
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer) => _trainer.Save(writer);

    /// <inheritdoc/>
    public void Load(BinaryReader reader) => _trainer.Load(reader);

    /// <inheritdoc/>
    public void Dispose() => _trainer.Dispose();

    /// <summary>The pairs that the stage's group has compared.</summary>
    private IReadOnlyList<PreferencePair> Own(IReadOnlyList<PreferencePair> pairs)
    {
        if (_context.RaterGroup is not { } group) return pairs;
        PreferencePair[] own = [.. pairs.Where(pair => group == (_options.Assign == RaterAssignment.Known ? pair.Group
            : _groupOf.Value[pair.User]))];
        return own.Length > 0 ? own : throw new UserErrorException($"{_section}: nobody is in group {group + 1} of "
            + $"{_context.Config.RewardModelGroups.Count()}, so that there is nothing to learn from. Lower {_section}.groups, or take more "
            + "raters.users and pairs.");
    }

    private static Seed SeedOf(string section, StageContext context) =>
        new Seed((ulong)context.Config.Experiment.Draws).Derive(section);
}
