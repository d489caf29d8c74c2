using RLCollapse.Config;
using RLCollapse.Stages;
using RLCollapse.Tests.Config;

namespace RLCollapse.Tests.Stages;

public sealed class ConfigHashTests : IDisposable
{
    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("output.samplesPerProbe=1", false, false)]
    [InlineData("rl.kl.coefficient=0.1", true, false)]
    [InlineData("rl.maxProblemSteps=2", true, false)]
    [InlineData("tracking.probes=3", true, false)]
    [InlineData("experiment.name=other", true, false)]
    [InlineData("pretraining.checkpointEvery=9", true, false)]
    [InlineData("pretraining.probeEvery=9", true, true)]
    [InlineData("pretraining.steps=999", true, true)]
    [InlineData("experiment.seed=1", true, true)]
    [InlineData("model.dtype=bfloat16", true, true)]
    [InlineData("experiment.threads=1", false, false)]
    [InlineData("model.layers=3", true, true)]
    [InlineData("data.noise.prose=0.1", true, true)]
    [InlineData("data.formats=prose,python,llm-code,latex,terse", true, true)]
    [InlineData("model.width=32", false, false)]
    [InlineData("rl.kl.after.epochs=1", true, false)]
    [InlineData("rl.kl.after.epochs=0", false, false)]
    [InlineData("recovery.steps=5", true, false)]
    [InlineData("recovery.steps=0", false, false)]
    public void An_option_changes_the_identities_it_belongs_to(string change, bool run, bool pretrained)
    {
        var before = new RunConfig();
        var after = _folder.Load("{}", change).Config;

        Assert.Equal(run, ConfigHash.OfRun(before) != ConfigHash.OfRun(after));
        Assert.Equal(pretrained, ConfigHash.OfBase(before) != ConfigHash.OfBase(after));
    }

    [Fact]
    public void Identities_given_before_there_were_later_sections_still_stand()
    {
        var config = ConfigLoader.Load(Path.Combine(ConfigFolder.Repository, "configs", "quickstart.json"), ["experiment.name=kl", "rl.kl.coefficient=1"], null, ConfigFolder.NoEnvironment).Config;

        Assert.Equal(("04a2037cea88", "78fd59d9f53a"), (ConfigHash.OfRun(config), ConfigHash.OfBase(config)));
    }

    [Fact]
    public void The_order_of_a_map_and_the_spelling_of_numbers_do_not_matter()
    {
        var one = _folder.Load("""{ "data": { "noise": { "prose": 0.5, "terse": 0.10 } } }""").Config;
        var two = _folder.Load("""{ "data": { "noise": { "terse": 1e-1, "prose": 5e-1 } } }""").Config;

        Assert.Equal(ConfigHash.OfRun(one), ConfigHash.OfRun(two));
        Assert.Matches("^[0-9a-f]{12}$", ConfigHash.OfRun(one));
    }
}
