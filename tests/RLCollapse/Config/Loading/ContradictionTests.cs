namespace RLCollapse.Tests.Config;

public sealed class ContradictionTests : IDisposable
{
    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("model.width", "no multiple of model.heads = 3", "model.heads=3")]
    [InlineData("model.width", "must be even", "model.width=6")]
    [InlineData("data.mixture.weights.prose", "not in data.formats", "data.formats=python", "data.mixture.weights.prose=1", "data.mixture.weights.python=1")]
    [InlineData("data.mixture.weights.pros", "did you mean prose?", "data.mixture.weights.pros=1")]
    [InlineData("data.noise.terse", "not in data.formats", "data.formats=python", "data.noise.terse=0.5")]
    [InlineData("data.noise.xyzzy", "known: python, llm-code", "data.noise.xyzzy=0.5")]
    [InlineData("data.formats", "did you mean latex?", "data.formats=python,latx")]
    [InlineData("data.mixture.weights", "every weight is 0", "data.mixture.weights.python=0")]
    [InlineData("data.difficulty.minSteps", "above data.difficulty.maxSteps = 3", "data.difficulty.minSteps=4")]
    [InlineData("data.difficulty.maxOperand", "above data.difficulty.maxValue = 99", "data.difficulty.maxOperand=100")]
    [InlineData("tracking.passAtK", "9 is above tracking.probeSamples = 8", "tracking.passAtK=1,9")]
    [InlineData("tracking.probePrompts", "above data.problems.test = 10", "data.problems.test=10")]
    [InlineData("rl.maxNewTokens", "no room for a prompt", "rl.maxNewTokens=128")]
    [InlineData("rl.topK", "not the one that is trained", "rl.topK=5")]
    [InlineData("rl.topP", "not the one that is trained", "rl.topP=0.9")]
    [InlineData("rl.minibatches", "above the 256 responses", "rl.minibatches=257")]
    [InlineData("rl.promptsPerStep", "above rl.prompts = 8", "rl.prompts=8")]
    [InlineData("rl.prompts", "above data.problems.train = 100", "data.problems.train=100")]
    [InlineData("rl.kl.controller", "must not be 0", "rl.kl.controller=adaptive")]
    [InlineData("pretraining.warmupSteps", "above pretraining.steps = 10", "pretraining.steps=10")]
    public void A_contradiction_is_reported_at_its_first_option(string path, string message, params string[] overrides)
    {
        var issue = Assert.Single(_folder.Load("{}", overrides).Issues);

        Assert.Equal((path, "command line"), (issue.Path, issue.Source));
        Assert.Contains(message, issue.Message);
    }

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
}
