using RLCollapse.Analysis.Sweeps;

namespace RLCollapse.Tests.Analysis.Sweeps;

public sealed class ExperimentBaseTests : IDisposable
{
    private readonly ExperimentFolder _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void It_is_all_that_the_experiment_extends_without_its_own_options()
    {
        _files.WriteFile("low.json", """{ "rl": { "epochs": 3, "prompts": 64 } }""");
        _files.WriteFile("middle.json", """{ "extends": "low.json", "rl": { "epochs": 4 } }""");
        _files.WriteFile("other.json", """{ "model": { "width": 16 } }""");

        var found = Of("""{ "extends": ["../middle.json", "../other.json"], "rl": { "epochs": 5 } }""")!;

        Assert.Equal("../middle.json, ../other.json", found.Name);
        var (rl, model) = (found.Config.Rl, found.Config.Model);
        Assert.Equal((4, 64, 16, 0.2), (rl.Epochs, rl.Prompts, model.Width, rl.Clip.Ratio));
    }

    [Theory]
    [InlineData("""{ "rl": { "epochs": 5 } }""")]
    [InlineData("""{ "extends": "../gone.json" }""")]
    [InlineData("""{ "extends": "../wrong.json" }""")]
    [InlineData("""{ "extends": 1 }""")]
    [InlineData("[]")]
    public void Without_files_that_can_be_read_there_is_none(string config)
    {
        _files.WriteFile("wrong.json", """{ "rl": { "epoch": 1 } }""");
        Assert.Null(Of(config));
    }

    [Fact]
    public void An_experiment_that_is_gone_has_none() => Assert.Null(ExperimentBase.Of("no-such/experiment.json"));

    private ExperimentBase? Of(string config) =>
        ExperimentBase.Of(Path.Combine(_files.Write(ExperimentFolder.TwoByTwo, config: config), "experiment.json"));
}
