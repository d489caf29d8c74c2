using System.ComponentModel.DataAnnotations;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Data;
using RLCollapse.Evaluation;
using RLCollapse.Model;
using RLCollapse.Preferences;
using RLCollapse.Rewards;
using RLCollapse.Rewards.Commands;
using RLCollapse.Rl;
using RLCollapse.Runs;
using static TorchSharp.torch;

namespace RLCollapse.Stages;

/// <summary>
/// Everything that decides a run, one section a property. Two equal configs give the same run id and, on the CPU, the same bytes.
/// </summary>
public sealed record RunConfig : IValidatableObject, IHasNamedSections
{
    /// <summary>Name, seed and machine settings.</summary>
    public ExperimentOptions Experiment { get; init; } = new();

    /// <summary>Problems, formats and the pretraining mixture.</summary>
    public DataOptions Data { get; init; } = new();

    /// <summary>Size and shape of the decoder.</summary>
    public ModelOptions Model { get; init; } = new();

    /// <summary>
    /// Sections that the run takes in turn, each as a stage. Its <c>kind</c> says what a section does (default: its name); <c>extends</c>
    /// names a section whose options it begins with. Default: pretraining, rl.
    /// </summary>
    [MinLength(1)]
    public IReadOnlyList<string> Stages { get; init; } = ["pretraining", "rl"];

    /// <summary>
    /// Other runs whose policies this one asks: name → how their config differs from this run's, as overrides
    /// <c>path=value</c> with blanks between, and <c>experiment.seedOffset=N</c> for a seed that is N higher in the same world. Default:
    /// none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Companions { get; init; } = new Dictionary<string, string>();

    /// <summary>Supervised training on the mixture: makes the base.</summary>
    public PretrainingOptions Pretraining { get; init; } = new();

    /// <summary>RL post-training of the base.</summary>
    public RlOptions Rl { get; init; } = new();

    /// <summary>What a response earns.</summary>
    public RewardOptions Reward { get; init; } = new();

    /// <summary>Who compares responses, for a reward model.</summary>
    public RaterOptions Raters { get; init; } = new();

    /// <summary>What is measured on held-out prompts, and when.</summary>
    public TrackingOptions Tracking { get; init; } = new();

    /// <summary>What is written beside the metrics.</summary>
    [OutsideIdentity]
    public OutputOptions Output { get; init; } = new();

    /// <summary>Stages' sections beside <c>pretraining</c> and <c>rl</c>: name → kind and options.</summary>
    public IReadOnlyDictionary<string, NamedSection> NamedSections { get; set; } = new Dictionary<string, NamedSection>();

    /// <summary>Every section of RL: <c>rl</c>, which decides probes even where no stage has its name, and further ones.</summary>
    public IEnumerable<(string Section, RlOptions Options)> RlSections =>
        [("rl", Rl), .. NamedSections.Where(section => section.Value.Options is RlOptions)
            .Select(section => (section.Key, (RlOptions)section.Value.Options))];

    /// <summary>
    /// How a stage's policies are probed. A stage of RL is probed as it samples; any other as the last stage of RL before it, for what it
    /// does to that; without one as the first after it, or else as section <c>rl</c> says.
    /// </summary>
    public ProbeSettings ProbesOf(string stage)
    {
        var upTo = StageSections.Take(Stages.Index().First(other => other.Item == stage).Index + 1);
        var rl = upTo.Select(section => section.Options).OfType<RlOptions>().LastOrDefault()
            ?? StageSections.Select(section => section.Options).OfType<RlOptions>().FirstOrDefault() ?? Rl;
        return new(Tracking, rl, Reward, Output, Experiment.Draws);
    }

    /// <summary>A policy with the initial weights that the config and its seed decide.</summary>
    public ILanguageModel CreatePolicy(Dataset data, Device device) =>
        LanguageModels.Create(Model, Experiment.Draws, data.Tokenizer.VocabularySize, device);

    /// <summary>The stages, in turn.</summary>
    public IReadOnlyList<StageSection> StageSections => [.. Stages.Select(StageOf)];

    /// <summary>Those at the beginning that make the base.</summary>
    public IReadOnlyList<StageSection> SharedStages => [.. StageSections.TakeWhile(stage => stage.IsShared)];

    /// <summary>The one that makes the reward model, if there is one.</summary>
    public StageSection? RewardModelStage => StageSections.FirstOrDefault(stage => stage.MakesReward);

    /// <summary>The groups of raters each of which the reward model has a decoder for; null alone where it has one for all.</summary>
    public IEnumerable<int?> RewardModelGroups => RewardModelStage?.Options is not RewardModelOptions options ? []
        : options.Assign == RaterAssignment.Pooled ? [null]
        : Enumerable.Range(0, options.Assign == RaterAssignment.Known ? Raters.Groups.Count : options.Groups).Cast<int?>();

    /// <summary>Those behind the base that change the policy.</summary>
    public IReadOnlyList<StageSection> OwnStages =>
        [.. StageSections.SkipWhile(stage => stage.IsShared).Where(stage => !stage.MakesReward)];

    /// <summary>Whether the reward, or the raters behind it, ask what is typical.</summary>
    public bool AsksTypicality =>
        Reward.Terms.GetValueOrDefault(JudgedParts.Typicality.Name) != 0
        || (AsksRaters && Raters.IsLiked(JudgedParts.Typicality.Name));

    /// <summary>The companions that the reward, or the raters behind it, ask; by name.</summary>
    public IReadOnlyList<string> AskedCompanions =>
        [.. AskedByReward.Concat(AsksRaters ? AskedByRaters : []).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Those that the raters ask.</summary>
    internal IEnumerable<string> AskedByRaters => Raters.Liked.Select(RewardTerms.CompanionOf).OfType<string>();

    /// <summary>Every path that names a companion, asked or not.</summary>
    internal IEnumerable<(string Path, string Companion)> NamedCompanions =>
        from path in Reward.Terms.Keys.Select(term => (Path: $"reward.terms.{term}", Part: term))
            .Concat(Raters.Likes.Keys.Select(like => (Path: $"raters.likes.{like}", Part: like)))
            .Concat(Raters.GroupLikes.Keys.Select(like => (Path: $"raters.groupLikes.{like}", Part: like[(like.IndexOf('/') + 1)..])))
        let companion = RewardTerms.CompanionOf(path.Part)
        where companion is not null
        select (path.Path, companion);

    private IEnumerable<string> AskedByReward =>
        Reward.Terms.Where(term => term.Value != 0).Select(term => RewardTerms.CompanionOf(term.Key)).OfType<string>();

    /// <summary>Whether a stage has responses compared.</summary>
    public bool AsksRaters => StageSections.Any(stage => stage.AsksRaters);

    /// <summary>Whether the reward asks a model.</summary>
    public bool AsksJudges => RewardModelStage is not null || Reward.Terms.GetValueOrDefault(JudgedParts.Typicality.Name) != 0
        || AskedByReward.Any();

    /// <summary>The config of a base of another seed in the same world, the same for all members of this one.</summary>
    public RunConfig OfAnotherSeed(int offset) => this with
    {
        Experiment = Experiment with { Seed = Experiment.Seed + offset, Member = 0 },
        Data = (this with { Experiment = Experiment with { Member = 0 } }).InItsWorld,
    };

    /// <summary>The data options of a member of the seed: what is drawn is its own, the world the seed's.</summary>
    public DataOptions DataOfMember => Experiment.Member == 0 && Data.Names.JitterSeed >= 0 ? Data : InItsWorld;

    /// <summary>The people who compare responses for a member of the seed.</summary>
    public RaterOptions RatersOfMember => Raters with
    {
        TasteSeed = unchecked(Raters.TasteSeed + Raters.TasteDrawn switch
        {
            TasteDraw.Seed => Experiment.Seed,
            TasteDraw.Member => Experiment.Draws,
            _ => 0,
        }),
    };

    private DataOptions InItsWorld => Data with
    {
        Names = Data.Names with
        {
            World = Data.Names.World < 0 ? Experiment.Seed : Data.Names.World,
            JitterSeed = Data.Names.JitterSeed < 0 ? Experiment.Member : Data.Names.JitterSeed,
        },
    };

    /// <inheritdoc/>
    public static Type? OptionsOf(string kind) => StageKinds.All.Find(kind)?.Options;

    /// <inheritdoc/>
    public static IReadOnlyList<string> Kinds => StageKinds.All.Names;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var name in NamedSections.Keys.Where(name => !SafeName.Is(name)))
            yield return new($"'{PlainText.Shown(name)}' is no name of a stage; use {SafeName.Rule}", [name, "stages"]);
        foreach (var name in Stages.Where(name => name is not ("pretraining" or "rl") && !NamedSections.ContainsKey(name)))
            yield return new($"there is no section '{name}': write one, with \"kind\": "
                + $"{string.Join(" or ", StageKinds.All.Names.Select(kind => $"\"{kind}\""))}", ["stages"]);
        foreach (var name in NamedSections.Keys.Where(name => !Stages.Contains(name)))
            yield return new($"no stage has this name; put '{name}' into stages, or take the section out", [name, "stages"]);
        if (Stages.Except(NamedSections.Keys).All(name => name is "pretraining" or "rl"))
        {
            if (SharedStages.Count == 0) yield return new("the first stage makes the base, so it is of kind pretraining", ["stages"]);
            else if (OwnStages.Any(stage => stage.IsShared))
                yield return new("pretraining begins from the first weights, so it cannot follow another stage; a stage of kind "
                    + "supervised trains on the mixture again", ["stages"]);
            if (StageSections.Index().Any(stage => stage.Item.MakesReward && stage.Index != SharedStages.Count))
                yield return new("a stage of kind reward-model compares responses of the base, so there is at most one, directly behind "
                    + "pretraining", ["stages"]);
            if (RewardModelStage is { Options: RewardModelOptions { Assign: not RaterAssignment.Pooled } } grouped
                && Raters.Groups.Count < 2)
                yield return new("a reward model by groups needs raters of two groups at least",
                    [$"{grouped.Name}.assign", "raters.groups"]);
            if (RewardModelStage is { Options: RewardModelOptions { Assign: RaterAssignment.Em } } found && Raters.Groups.Count > 8)
                yield return new($"{Raters.Groups.Count} groups are more than can be told apart; take 8 at most",
                    ["raters.groups", $"{found.Name}.assign"]);
            if (Reward.Terms.GetValueOrDefault(JudgedParts.Learned.Name) != 0 && RewardModelStage is null)
                yield return new("a learned reward needs a stage of kind reward-model behind pretraining",
                    ["stages", "reward.terms.learned"]);
            if (Reward.Over == RewardOver.Min && (Reward.Terms.GetValueOrDefault(JudgedParts.Learned.Name) <= 0
                || RewardModelStage?.Options is not RewardModelOptions { Assign: not RaterAssignment.Pooled }))
                yield return new("the worst off is one of several groups: this needs reward.terms.learned above 0 and a stage of kind "
                    + "reward-model with assign = known or em", ["reward.over", "reward.terms.learned", "stages"]);
            foreach (var (part, domains) in RewardDomains.Of.Where(part => !part.Domains.Contains(Data.Domain)))
            {
                var message = $"data.domain = {EnumNames.Of(Data.Domain)} has nothing of it, so that it would be 0 of every response; it "
                    + "is of " + string.Join(" and ", domains.Select(domain => EnumNames.Of(domain)));
                if (Reward.Terms.GetValueOrDefault(part) != 0) yield return new(message, [$"reward.terms.{part}", "data.domain"]);
                if (AsksRaters && Raters.IsLiked(part)) yield return new(message, [$"raters.likes.{part}", "data.domain"]);
            }

            if (AsksRaters && Raters.IsLiked(JudgedParts.Learned.Name))
                yield return new("what is learned is learned from raters, so they cannot like it", ["raters.likes.learned", "stages"]);
            if (AsksRaters && Raters.IsLiked(CommandReward.Name))
                yield return new("what raters like is not asked of a program", ["raters.likes.command", "stages"]);
            foreach (var stage in SharedStages.Skip(1).Where(stage => stage.Options is PretrainingOptions { IsGiven: true }))
                yield return new("a base from elsewhere takes the place of all that came before it; name it in the first stage",
                    [$"{stage.Name}.from", "stages"]);
            if (AsksTypicality && SharedStages.Any(stage => stage.Options is PretrainingOptions { IsGiven: true }))
                yield return new("a base from elsewhere is the same for every seed, so there is no other that could say what is typical",
                    [$"{SharedStages[0].Name}.from", "reward.terms.typicality", "raters.likes.typicality"]);
            if (OwnStages.Count == 0) yield return new("nothing follows pretraining; rl with rl.epochs=0 probes the base", ["stages"]);
        }

        if (Reward.AsksCommand && Reward.Command.Run.Count == 0)
            yield return new("a reward by a program names it: \"command\": { \"run\": [\"python3\", \"score.py\"] }",
                ["reward.command.run", "reward.terms.command"]);
        foreach (var stage in NamedSections.Where(section => section.Value.Options is SupervisedOptions))
        {
            foreach (var found in ((SupervisedOptions)stage.Value.Options).Set.Contradictions(Data, $"{stage.Key}.set")) yield return found;
        }

        if (Experiment.Member > 0 && Data.Domain != ProblemDomain.Names)
            yield return new("only data.domain = names has a world that models of a seed can share; take another experiment.seed instead",
                ["experiment.member", "data.domain"]);
        var difficulty = Data.Difficulty;
        foreach (var (section, rl) in RlSections.Where(rl => Stages.Contains(rl.Section)))
        {
            var isByLength = Data.Domain == ProblemDomain.Arithmetic && rl.MaxProblemSteps > 0;
            if (isByLength && rl.MaxProblemSteps < difficulty.MinSteps)
                yield return new(
                    $"{rl.MaxProblemSteps} is below data.difficulty.minSteps = {difficulty.MinSteps}, so no problem would be left; "
                    + "take at least that, or 0 to leave none out",
                    [$"{section}.maxProblemSteps", "data.difficulty.minSteps"]);
            else if (isByLength && rl.MaxProblemSteps >= difficulty.MaxSteps)
                yield return new(
                    $"no problem has more than data.difficulty.maxSteps = {difficulty.MaxSteps} steps, "
                    + $"so {rl.MaxProblemSteps} would leave none out; take less, or 0 to say so",
                    [$"{section}.maxProblemSteps", "data.difficulty.maxSteps"]);
            if (rl.LongProblemShare > 0 && rl.MaxProblemSteps == 0)
                yield return new($"which problems are long is said by {section}.maxProblemSteps, which is 0; set it, or take the share out",
                    [$"{section}.longProblemShare", $"{section}.maxProblemSteps"]);
            var lengths = difficulty.MaxSteps - difficulty.MinSteps + 1;
            if (isByLength && lengths > 0 && Tracking.ProbePrompts < PromptSupply.FewestProbed * lengths)
            {
                yield return new(
                    $"{Tracking.ProbePrompts} problems cannot hold {PromptSupply.FewestProbed} of each of {lengths} numbers of steps, "
                    + $"by which {section}.maxProblemSteps compares; take at least {PromptSupply.FewestProbed * lengths}",
                    ["tracking.probePrompts", $"{section}.maxProblemSteps"]);
            }

            if (rl.Prompts > Data.Problems.Train)
                yield return new($"{rl.Prompts} is above data.problems.train = {Data.Problems.Train}",
                    [$"{section}.prompts", "data.problems.train"]);
            if (rl.Sampling.MaxNewTokens >= Model.ContextLength)
                yield return new($"{rl.Sampling.MaxNewTokens} leaves no room for a prompt in model.contextLength = {Model.ContextLength}",
                    [$"{section}.sampling.maxNewTokens", "model.contextLength"]);
        }

        foreach (var problem in CompanionConfig.Problems(this)) yield return problem;
        if (Output.SamplesPerPrompt > Tracking.ProbeSamples)
        {
            yield return new(
                $"{Output.SamplesPerPrompt} is above tracking.probeSamples = {Tracking.ProbeSamples}, the responses that there are",
                ["output.samplesPerPrompt", "tracking.probeSamples"]);
        }

        if (Tracking.ProbePrompts > Data.Problems.Test)
            yield return new($"{Tracking.ProbePrompts} is above data.problems.test = {Data.Problems.Test}",
                ["tracking.probePrompts", "data.problems.test"]);
    }

    private StageSection StageOf(string name) => name switch
    {
        "pretraining" => new(name, PretrainingStage.Kind, Pretraining),
        "rl" => new(name, RlStage.Kind, Rl),
        _ => new(name, StageKinds.All.Find(NamedSections[name].Kind)!, NamedSections[name].Options),
    };
}
