using RLCollapse.Stages;

namespace RLCollapse.Tests.Stages;

public sealed class RunIdentityTests : IDisposable
{
    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("output.samplesPerProbe=1", false, false)]
    [InlineData("rl.kl.coefficient=0.1", true, false)]
    [InlineData("rl.maxProblemSteps=2", true, false)]
    [InlineData("tracking.probes=3", true, false)]
    [InlineData("experiment.name=other", true, false)]
    [InlineData("pretraining.checkpointEvery=9", false, false)]
    [InlineData("rl.checkpointEvery=9", false, false)]
    [InlineData("pretraining.probeEvery=9", true, true)]
    [InlineData("pretraining.steps=999", true, true)]
    [InlineData("experiment.seed=1", true, true)]
    [InlineData("experiment.member=0", false, false)]
    [InlineData("model.dtype=bfloat16", true, true)]
    [InlineData("experiment.threads=1", false, false)]
    [InlineData("model.layers=3", true, true)]
    [InlineData("data.noise.prose=0.1", true, true)]
    [InlineData("data.formats=prose,python,llm-code,latex,terse", true, true)]
    [InlineData("model.width=32", false, false)]
    [InlineData("rl.optimizer.microBatches=32", true, false)] // sums in another order
    [InlineData("rl.grpo.epsilon=1e-3", false, false)]
    [InlineData("rl.expertIteration.deduplicate=false", false, false)]
    [InlineData("rl.value.clipRange=0.3", true, false)]
    [InlineData("rl.kl.adaptationRate=0.2", false, false)]
    public void An_option_changes_the_identities_it_belongs_to(string change, bool run, bool pretrained)
    {
        var before = new RunConfig();
        var after = _folder.Load("{}", change).Config;

        Assert.Equal(run, RunIdentity.HashOf(before) != RunIdentity.HashOf(after));
        Assert.Equal(pretrained, RunIdentity.HashOfBase(before) != RunIdentity.HashOfBase(after));
    }

    [Fact]
    public void Members_of_a_seed_are_runs_of_their_own_from_bases_of_their_own()
    {
        var (first, other) = (new RunConfig(), new RunConfig { Experiment = new() { Member = 1 } });
        Assert.NotEqual(RunIdentity.HashOf(first), RunIdentity.HashOf(other));
        Assert.NotEqual(RunIdentity.HashOfBase(first), RunIdentity.HashOfBase(other));
    }

    [Theory]
    [InlineData("grpo", "rl.grpo.epsilon=1e-3", true)]
    [InlineData("grpo", "rl.value.clipRange=0.3", false)]
    [InlineData("grpo", "rl.advantages.gaeLambda=0.5", false)]
    [InlineData("grpo", "rl.advantages.gamma=0.5", true)]
    [InlineData("rloo", "rl.grpo.epsilon=1e-3", false)]
    [InlineData("reinforce-plus-plus", "rl.advantages.whiten=false", true)]
    [InlineData("expert-iteration", "rl.clip.ratio=0.3", false)]
    [InlineData("expert-iteration", "rl.expertIteration.deduplicate=false", true)]
    public void An_option_that_the_algorithm_does_not_read_changes_no_identity(string algorithm, string change, bool run)
    {
        var (before, after) = (_folder.Load("{}", $"rl.algorithm={algorithm}").Config,
            _folder.Load("{}", $"rl.algorithm={algorithm}", change).Config);

        Assert.Equal(run, RunIdentity.HashOf(before) != RunIdentity.HashOf(after));
    }

    [Fact]
    public void The_rate_of_an_adaptive_controller_decides_a_run()
    {
        string[] adaptive = ["rl.kl.controller=adaptive", "rl.kl.coefficient=0.1"];

        Assert.NotEqual(RunIdentity.HashOf(_folder.Load("{}", adaptive).Config),
            RunIdentity.HashOf(_folder.Load("{}", [.. adaptive, "rl.kl.adaptationRate=0.2"]).Config));
    }

    [Fact]
    public void A_stage_behind_the_base_changes_the_run_alone()
    {
        var later = _folder.Load("""{ "stages": ["pretraining", "rl", "again"], "again": { "extends": "rl" } }""").Config;
        var other = _folder.Load("""{ "stages": ["pretraining", "rl", "again"], "again": { "extends": "rl", "kl": { "coefficient": 1 } } }""").Config;

        Assert.Equal(3, new[] { new RunConfig(), later, other }.Select(RunIdentity.HashOf).Distinct().Count());
        Assert.Single(new[] { new RunConfig(), later, other }.Select(RunIdentity.HashOfBase).Distinct());
    }

    [Fact]
    public void The_order_of_a_map_and_the_spelling_of_numbers_do_not_matter()
    {
        var one = _folder.Load("""{ "data": { "noise": { "prose": 0.5, "terse": 0.10 } } }""").Config;
        var two = _folder.Load("""{ "data": { "noise": { "terse": 1e-1, "prose": 5e-1 } } }""").Config;

        Assert.Equal(RunIdentity.HashOf(one), RunIdentity.HashOf(two));
        Assert.Matches("^[0-9a-f]{12}$", RunIdentity.HashOf(one));
    }
}
