using RLCollapse.Stages;

namespace RLCollapse.Tests.Config;

public sealed class ContradictionTests : IDisposable
{
    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("model.width", "no multiple of model.heads = 3", "model.heads=3")]
    [InlineData("model.width", "must be even", "model.width=6")]
    [InlineData("model.headSize", "a head of 7 channels", "model.headSize=7")]
    [InlineData("model.keyValueHeads", "3 does not divide model.heads = 4", "model.keyValueHeads=3", "model.heads=4")]
    [InlineData("model.ropeScaling.kind", "takes no factor", "model.ropeScaling.factor=8")]
    [InlineData("model.ropeScaling.highFrequencyFactor", "not above model.ropeScaling.lowFrequencyFactor = 4",
        "model.ropeScaling.kind=llama3", "model.ropeScaling.lowFrequencyFactor=4")]
    [InlineData("data.mixture.weights.prose", "not in data.formats", "data.formats=python", "data.mixture.weights.prose=1",
        "data.mixture.weights.python=1")]
    [InlineData("data.mixture.weights.pros", "did you mean prose?", "data.mixture.weights.pros=1")]
    [InlineData("data.noise.terse", "not in data.formats", "data.formats=python", "data.noise.terse=0.5")]
    [InlineData("data.noise.xyzzy", "known: python, llm-code", "data.noise.xyzzy=0.5")]
    [InlineData("data.formats", "did you mean latex?", "data.formats=python,latx")]
    [InlineData("data.mixture.weights", "every weight is 0", "data.mixture.weights.python=0")]
    [InlineData("data.difficulty.minSteps", "above data.difficulty.maxSteps = 3", "data.difficulty.minSteps=4")]
    [InlineData("data.difficulty.maxOperand", "above data.difficulty.maxValue = 99", "data.difficulty.maxOperand=100")]
    [InlineData("experiment.member", "only data.domain = names", "experiment.member=1")]
    [InlineData("tracking.passAtK", "9 is above tracking.probeSamples = 8", "tracking.passAtK=1,9")]
    [InlineData("tracking.probePrompts", "above data.problems.test = 10", "data.problems.test=10")]
    [InlineData("rl.sampling.maxNewTokens", "no room for a prompt", "rl.sampling.maxNewTokens=128")]
    [InlineData("rl.optimizer.minibatches", "above the 256 responses", "rl.optimizer.minibatches=257")]
    [InlineData("rl.optimizer.microBatches", "129 parts of each of 2 minibatches are more than the 256 responses",
        "rl.optimizer.microBatches=129")]
    [InlineData("rl.optimizer.microBatches", "5 parts of each of 64 minibatches", "rl.optimizer.microBatches=5",
        "rl.optimizer.minibatches=64")]
    [InlineData("rl.sampling.promptsPerStep", "above rl.prompts = 8", "rl.prompts=8")]
    [InlineData("rl.prompts", "above data.problems.train = 100", "data.problems.train=100")]
    [InlineData("rl.maxProblemSteps", "1 is below data.difficulty.minSteps = 2", "rl.maxProblemSteps=1")]
    [InlineData("rl.maxProblemSteps", "no problem has more than data.difficulty.maxSteps = 3 steps", "rl.maxProblemSteps=3")]
    [InlineData("tracking.probePrompts", "cannot hold 16 of each of 2 numbers", "tracking.probePrompts=31", "rl.maxProblemSteps=2")]
    [InlineData("rl.kl.controller", "must not be 0", "rl.kl.controller=adaptive")]
    [InlineData("rl.kl.controller", "rl.kl.coefficient = 0.3 would do nothing", "rl.kl.controller=none", "rl.kl.coefficient=0.3")]
    [InlineData("rl.kl.estimator", "scales expert-iteration's likelihood", "rl.algorithm=expert-iteration", "rl.kl.placement=loss",
        "rl.kl.coefficient=0.1")]
    [InlineData("rl.epochs", "round to 0 steps; take at least 0.015625", "rl.epochs=0.007")]
    [InlineData("rl.optimizer.warmupSteps", "above the 64 steps of the run", "rl.optimizer.warmupSteps=65")]
    [InlineData("rl.clip.ratio", "0.001", "rl.clip.ratio=0")]
    [InlineData("rl.sampling.dynamicSamplingRounds", "and ppo learns from these too", "rl.sampling.dynamicSamplingRounds=1")]
    [InlineData("rl.sampling.dynamicSamplingRounds", "expert-iteration learns from these too", "rl.sampling.dynamicSamplingRounds=1",
        "rl.algorithm=expert-iteration")]
    [InlineData("rl.sampling.dynamicSamplingRounds", "without its group baseline", "rl.sampling.dynamicSamplingRounds=1",
        "rl.algorithm=reinforce-plus-plus", "rl.reinforcePlusPlus.groupBaseline=false")]
    [InlineData("rl.expertIteration.start", "take rl.optimizer.schedule=constant", "rl.algorithm=expert-iteration",
        "rl.expertIteration.start=base", "rl.optimizer.schedule=cosine")]
    [InlineData("pretraining.warmupSteps", "above pretraining.steps = 10", "pretraining.steps=10")]
    public void A_contradiction_is_reported_at_its_first_option(string path, string message, params string[] overrides)
    {
        var issue = Assert.Single(_folder.Load("{}", overrides).Issues);

        Assert.Equal((path, "command line"), (issue.Path, issue.Source));
        Assert.Contains(message, issue.Message);
    }

    [Theory(DisplayName = "Row 2: rollouts from a part of the distribution are refused, with the reason; "
        + "expert iteration alone may take a nucleus")]
    [InlineData("rl.sampling.topK", "rl.sampling.topK=5")]
    [InlineData("rl.sampling.topK", "rl.sampling.topK=5", "rl.algorithm=expert-iteration")]
    [InlineData("rl.sampling.topP", "rl.sampling.topP=0.9")]
    [InlineData("rl.sampling.topP", "rl.sampling.topP=0.9", "rl.algorithm=grpo")]
    [InlineData("rl.sampling.topP", "rl.sampling.topP=0.9", "rl.algorithm=rloo")]
    [InlineData("rl.sampling.topP", "rl.sampling.topP=0.9", "rl.algorithm=reinforce-plus-plus")]
    [InlineData(null, "rl.sampling.topP=0.9", "rl.algorithm=expert-iteration")]
    [InlineData(null, "rl.sampling.topP=1", "rl.algorithm=grpo")]
    public void Truncated_rollouts_are_refused(string? path, params string[] overrides) =>
        Refuses(path, "a truncated distribution is not the one that is trained", overrides);

    [Theory(DisplayName = "Row 12: a group of one is refused wherever a group is needed")]
    [InlineData("which grpo needs", "rl.algorithm=grpo")]
    [InlineData("which rloo needs", "rl.algorithm=rloo")]
    [InlineData("which the group baseline needs", "rl.algorithm=reinforce-plus-plus")]
    [InlineData(null, "rl.algorithm=ppo")]
    [InlineData(null, "rl.algorithm=expert-iteration")]
    [InlineData(null, "rl.algorithm=reinforce-plus-plus", "rl.reinforcePlusPlus.groupBaseline=false")]
    [InlineData(null, "rl.algorithm=grpo", "rl.sampling.samplesPerPrompt=2")]
    public void A_group_of_one_is_refused(string? message, params string[] overrides) =>
        Refuses(message is null ? null : "rl.sampling.samplesPerPrompt", message ?? "", ["rl.sampling.samplesPerPrompt=1", .. overrides]);

    [Theory(DisplayName = "Row 8: the exact KL is refused in the reward and taken in the loss")]
    [InlineData("rl.kl.estimator", "rl.kl.estimator=exact")]
    [InlineData(null, "rl.kl.estimator=exact", "rl.kl.placement=loss")]
    public void The_exact_KL_is_refused_in_the_reward(string? path, params string[] overrides) =>
        Refuses(path, "use k1 or rl.kl.placement=loss", overrides);

    [Theory]
    [InlineData("rl.kl.controller=none", "rl.kl.coefficient=0")]
    [InlineData("rl.algorithm=expert-iteration", "rl.kl.placement=loss", "rl.kl.coefficient=0.1", "rl.kl.estimator=k3")]
    [InlineData("rl.algorithm=expert-iteration", "rl.kl.placement=loss")]
    [InlineData("rl.algorithm=rloo", "rl.kl.placement=loss", "rl.kl.coefficient=0.1")]
    [InlineData("rl.maxProblemSteps=2")]
    [InlineData("rl.epochs=0", "rl.optimizer.warmupSteps=5")]
    [InlineData("rl.epochs=0.015625")]
    [InlineData("rl.optimizer.warmupSteps=64")]
    [InlineData("rl.sampling.dynamicSamplingRounds=1", "rl.algorithm=grpo")]
    [InlineData("rl.sampling.dynamicSamplingRounds=1", "rl.algorithm=rloo")]
    [InlineData("rl.sampling.dynamicSamplingRounds=1", "rl.algorithm=reinforce-plus-plus")]
    [InlineData("rl.algorithm=expert-iteration", "rl.expertIteration.start=policy", "rl.optimizer.schedule=cosine")]
    [InlineData("rl.algorithm=expert-iteration", "rl.expertIteration.start=base")]
    public void What_goes_together_is_taken(params string[] overrides) => Assert.Empty(_folder.Load("{}", overrides).Issues);

    [Theory]
    [InlineData("stages", "there is no section 'again'", """{ "stages": ["pretraining", "rl", "again"] }""")]
    [InlineData("again", "no stage has this name", """{ "again": { "kind": "rl" } }""")]
    [InlineData("again.kind", "did you mean supervised?", """{ "stages": ["pretraining", "again"], "again": { "kind": "supervize" } }""")]
    [InlineData("again.extends", "of kind pretraining, and this section of kind rl", """{ "stages": ["pretraining", "again"], "again": { "kind": "rl", "extends": "pretraining" } }""")]
    [InlineData("again.kl.coeficient", "did you mean again.kl.coefficient?", """{ "stages": ["pretraining", "rl", "again"], "again": { "extends": "rl", "kl": { "coeficient": 1 } } }""")]
    [InlineData("again.warmupSteps", "is above again.steps = 10", """{ "stages": ["pretraining", "rl", "again"], "again": { "kind": "supervised", "steps": 10, "warmupSteps": 11 } }""")]
    [InlineData("again.set.examples", "0 takes the pretraining set", """{ "stages": ["pretraining", "again"], "again": { "kind": "supervised", "set": { "weights": { "prose": 1 } } } }""")]
    [InlineData("again.set.answersPerQuestion", "only questions of data.domain = names", """{ "stages": ["pretraining", "again"], "again": { "kind": "supervised", "set": { "examples": 9, "answersPerQuestion": 2 } } }""")]
    [InlineData("again.set.weights", "every weight is 0", """{ "stages": ["pretraining", "again"], "again": { "kind": "supervised", "set": { "examples": 9, "weights": { "prose": 0 } } } }""")]
    [InlineData("again.set.noise.terse", "is not in data.formats", """{ "stages": ["pretraining", "again"], "again": { "kind": "supervised", "set": { "examples": 9, "noise": { "terse": 1 } } }, "data": { "formats": ["prose"] } }""")]
    [InlineData("raters.likes.learned", "they cannot like it", """{ "stages": ["pretraining", "again"], "again": { "kind": "preference-optimisation" }, "raters": { "likes": { "learned": 1 } } }""")]
    [InlineData("again.loss", "there is no loss of pairs 'dop'; did you mean dpo?", """{ "stages": ["pretraining", "again"], "again": { "kind": "preference-optimisation", "loss": "dop" } }""")]
    [InlineData("again.batchSize", "is above again.pairs = 9", """{ "stages": ["pretraining", "again"], "again": { "kind": "preference-optimisation", "pairs": 9 } }""")]
    [InlineData("again.beta", "", """{ "stages": ["pretraining", "again"], "again": { "kind": "preference-optimisation", "beta": 0 } }""")]
    [InlineData("again.learningRate", "0 learns nothing", """{ "stages": ["pretraining", "again"], "again": { "kind": "preference-optimisation", "learningRate": 0 } }""")]
    [InlineData("again.prompts", "is above data.problems.train", """{ "stages": ["pretraining", "rl", "again"], "again": { "extends": "rl", "prompts": 9999999 } }""")]
    [InlineData("again.sampling.maxNewTokens", "leaves no room", """{ "stages": ["pretraining", "rl", "again"], "again": { "extends": "rl", "sampling": { "maxNewTokens": 4000 } } }""")]
    [InlineData("stages", "rl occurs more than once", """{ "stages": ["pretraining", "rl", "rl"] }""")]
    [InlineData("stages", "the first stage makes the base", """{ "stages": ["rl"] }""")]
    [InlineData("stages", "nothing follows pretraining", """{ "stages": ["pretraining"] }""")]
    [InlineData("stages", "cannot follow another stage", """{ "stages": ["pretraining", "rl", "more"], "more": { "kind": "pretraining" } }""")]
    [InlineData("output.samplesPerPrompt", "is above tracking.probeSamples = 8",
        """{ "output": { "samplesPerPrompt": 9 }, "tracking": { "probeSamples": 8, "passAtK": [1] } }""")]
    public void A_stage_that_cannot_be_is_reported(string path, string message, string config) =>
        Assert.Contains(_folder.Load(config).Issues, issue => issue.Path == path && issue.Message.Contains(message));

    [Theory]
    [InlineData("""{ "stages": ["pretraining", "rl", "again"], "again": { "kind": "superwised", "steps": 3 } }""", "again.kind")]
    [InlineData("""{ "stages": ["pretraining", "rl", "again"], "again": { "kind": "rl", "extends": "gone", "epochs": 3 } }""", "again.extends")]
    public void A_section_that_is_nothing_is_one_mistake(string config, string path) =>
        Assert.Equal(path, Assert.Single(_folder.Load(config).Issues).Path);

    [Fact]
    public void A_section_of_which_nothing_is_said_has_the_defaults_of_its_name()
    {
        var loaded = _folder.Load("""{ "stages": ["pretraining", "rl", "supervised"], "supervised": {} }""");
        Assert.Empty(loaded.Issues);
        Assert.Equal(new SupervisedOptions(), loaded.Config.NamedSections["supervised"].Options);
    }

    [Fact]
    public void A_section_that_is_taken_away_is_not_asked_what_it_is()
    {
        const string config = """{ "stages": ["pretraining", "rl", "again"], "again": { "kind": "rl", "epochs": 3 } }""";
        Assert.Empty(_folder.Load(config, "again=null", "stages=pretraining,rl").Issues);
        Assert.Equal("stages", Assert.Single(_folder.Load(config, "again=null").Issues).Path);
    }

    [Fact]
    public void The_section_rl_is_asked_of_prompts_only_where_it_is_a_stage()
    {
        const string config = """{ "stages": ["pretraining", "more"], "more": { "kind": "supervised" }, "data": { "problems": { "train": 200 } } }""";
        Assert.Empty(_folder.Load(config).Issues);
    }

    [Fact]
    public void A_part_of_the_reward_that_has_no_weight_is_given_none() =>
        Assert.Contains("no part of the reward with a weight 'token-cost'",
            Assert.Single(_folder.Load("""{ "reward": { "terms": { "token-cost": 0.3 } } }""").Issues).Message);

    [Fact]
    public void A_section_that_extends_another_begins_with_its_options()
    {
        var again = (RLCollapse.Rl.RlOptions)_folder.Load("""{ "rl": { "epochs": 3, "kl": { "coefficient": 0.5 } }, "stages": ["pretraining", "rl", "again"], "again": { "extends": "rl", "epochs": 1 } }""", "again.optimizer.minibatches=4").Config.NamedSections["again"].Options;

        Assert.Equal((1, 0.5, 4), (again.Epochs, again.Kl.Coefficient, again.Optimizer.Minibatches));
    }

    [Fact]
    public void Null_takes_away_what_earlier_layers_have_said()
    {
        const string Config = """{ "model": { "width": 64 }, "data": { "mixture": { "weights": { "prose": 1, "terse": 2 } } } }""";

        var config = _folder.Load(Config, "data.mixture.weights=null", "data.formats=python,prose", "model.width=null").Config;
        Assert.Equal((0, new RunConfig().Model.Width), (config.Data.Mixture.Weights.Count, config.Model.Width));
        Assert.Equal(["prose"], _folder.Load(Config, "data.mixture.weights.terse=null").Config.Data.Mixture.Weights.Keys);
    }

    [Fact]
    public void As_many_parts_as_responses_are_no_contradiction() =>
        Assert.Empty(_folder.Load("{}", "rl.optimizer.microBatches=64", "rl.optimizer.minibatches=4").Issues);

    [Fact]
    public void Both_places_are_named_when_two_layers_contradict()
    {
        var issue = Assert.Single(_folder.Load("""{ "model": { "heads": 4 } }""", "model.width=30").Issues);

        Assert.Matches("command line and .*config.json:1", issue.Source);
    }

    [Fact]
    public void A_zero_weight_of_an_untracked_format_is_no_contradiction()
    {
        Assert.Empty(_folder.Load("{}", "data.formats=python", "data.mixture.weights.python=1", "data.mixture.weights.prose=0").Issues);
    }

    [Fact]
    public void A_value_that_cannot_be_read_contradicts_nothing()
    {
        var issue = Assert.Single(_folder.Load("{}", "model.heads=0", "model.width=32").Issues);

        Assert.Equal("model.heads", issue.Path);
    }

    [Theory]
    [InlineData("a section cannot extend itself", "\"extends\": \"again\"", "\"extends\": \"rl\"")]
    [InlineData("again → more → again extend each other in a circle", "\"extends\": \"more\"", "\"extends\": \"again\"")]
    [InlineData("in a circle", "\"kind\": \"rl\", \"extends\": \"more\"", "\"kind\": \"rl\", \"extends\": \"again\"")]
    [InlineData("there is no section 'supervised'", "\"kind\": \"supervised\", \"extends\": \"supervised\"", "\"kind\": \"rl\"")]
    public void A_section_that_extends_nothing_or_itself_is_reported(string message, string again, string more)
    {
        var config = $$"""{ "stages": ["pretraining", "again", "more"], "again": { {{again}} }, "more": { {{more}} } }""";

        Assert.Contains(_folder.Load(config).Issues, issue => issue.Path == "again.extends" && issue.Message.Contains(message));
    }

    private void Refuses(string? path, string message, string[] overrides)
    {
        var issues = _folder.Load("{}", overrides).Issues;
        if (path is null)
        {
            Assert.Empty(issues);
            return;
        }

        var issue = Assert.Single(issues);
        Assert.Equal((path, "command line"), (issue.Path, issue.Source));
        Assert.Contains(message, issue.Message);
    }
}
