using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Config;

public sealed class OptionDescriptionTests : IDisposable
{
    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_option_has_meaning_values_and_default() => Assert.Equal(
        ["rl.kl.placement", "    Where the penalty enters.", "    reward, loss; default reward"],
        OptionDescription.Of<RunConfig>("RL.KL.placement"));

    [Fact]
    public void A_section_has_its_meaning_and_every_option_below_it()
    {
        var lines = OptionDescription.Of<RunConfig>("rl.kl");

        Assert.StartsWith("rl.kl: ", lines[0]);
        Assert.Equal(["rl.kl.coefficient", "rl.kl.estimator", "rl.kl.placement"],
            lines.Skip(1).Where(line => line.StartsWith("rl.", StringComparison.Ordinal)).Take(3));
        Assert.Contains("supervised.steps", OptionDescription.Of<RunConfig>("supervised"));
    }

    [Fact]
    public void Every_option_of_the_reference_can_be_described() => Assert.All(
        ConfigSchema.Of(typeof(RunConfig)).Paths, path => Assert.NotEmpty(OptionDescription.Of<RunConfig>(path)));

    [Fact]
    public void A_value_says_which_line_variable_or_override_it_comes_from_and_over_which()
    {
        var below = _folder.Write("below.json", "{\n  \"rl\": { \"epochs\": 2,\n \"kl\": { \"coefficient\": 0.3 } } }");
        var file = _folder.Write("config.json", "{\n  \"extends\": \"below.json\",\n  \"rl\": {\n    \"kl\": { \"coefficient\": 0.1 } } }");
        var loaded = ConfigLoader.Load<RunConfig>(file, ["rl.kl.coefficient=0.5"], 3,
            new Dictionary<string, string> { ["RLCOLLAPSE__rl__epochs"] = "4" });

        Assert.Equal($"default 0; from command line, over {file}:4, {below}:3", Last("rl.kl.coefficient"));
        Assert.Equal("rl.kl.coefficient = 0.5", OptionDescription.Of("rl.kl.coefficient", loaded)[0]);
        Assert.Equal($"from environment variable RLCOLLAPSE__rl__epochs, over {below}:2", Last("rl.epochs").Split("; ")[^1]);
        Assert.EndsWith("; from --seed", Last("experiment.seed"));
        Assert.EndsWith("; built-in default", Last("model.width"));

        string Last(string path) => OptionDescription.Of(path, loaded)[^1].Split("; ", 2)[1];
    }

    [Fact]
    public void A_named_section_has_values_of_the_section_that_it_extends()
    {
        var loaded = _folder.Load("{ \"stages\": [\"pretraining\", \"rl\", \"again\"],\n"
            + "\"rl\": { \"epochs\": 3, \"kl\": { \"coefficient\": 2 } },\n"
            + "\"again\": { \"extends\": \"rl\",\n\"kl\": { \"coefficient\": 1 } } }");

        var lines = OptionDescription.Of("again", loaded);

        Assert.Matches("; from .*config.json:4, over .*config.json:2$", lines[Index("again.kl.coefficient = 1") + 2]);
        Assert.Matches("; from .*config.json:2$", lines[Index("again.epochs = 3") + 2]);

        int Index(string line) => lines.Index().Single(of => of.Item == line).Index;
    }

    [Fact]
    public void What_null_has_taken_away_is_the_default_again()
    {
        _folder.Write("below.json", """{ "rl": { "kl": { "coefficient": 0.3 } } }""");
        var loaded = _folder.Load("{ \"extends\": \"below.json\",\n\"rl\": { \"kl\": null } }");

        var lines = OptionDescription.Of("rl.kl.coefficient", loaded);

        Assert.Equal("rl.kl.coefficient = 0", lines[0]);
        Assert.Matches("; from .*config.json:2 \\(null\\)$", lines[^1]);
    }

    [Fact]
    public void A_map_names_every_place_that_sets_one_of_its_names()
    {
        _folder.Write("below.json", """{ "data": { "noise": { "python": 0.1 } } }""");
        var loaded = _folder.Load("{ \"extends\": \"below.json\" }", "data.noise.prose=0.2");

        var lines = OptionDescription.Of("data.noise", loaded);

        Assert.Equal("data.noise = prose: 0.2, python: 0.1", lines[0]);
        Assert.Matches("; from command line, over .*below.json:1$", lines[^1]);
        Assert.Equal(lines, OptionDescription.Of("data.noise.python", loaded));
    }

    [Theory]
    [InlineData("rl.kl.coefficent", "There is no option 'rl.kl.coefficent'; did you mean rl.kl.coefficient?")]
    [InlineData("rl.kl.coefficient.x", "There is no option 'rl.kl.coefficient.x'")]
    public void A_path_that_leads_nowhere_is_refused_with_the_nearest(string path, string message) =>
        Assert.StartsWith(message, Assert.Throws<UserErrorException>(() => OptionDescription.Of<RunConfig>(path)).Message);
}
