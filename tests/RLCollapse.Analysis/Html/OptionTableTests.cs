using RLCollapse.Analysis.Catalog;
using RLCollapse.Analysis.Html;
using RLCollapse.Rl;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Analysis.Html;

public sealed class OptionTableTests
{
    [Fact]
    public void A_config_of_defaults_differs_in_nothing() => Assert.Empty(OptionTable.Of([Json(new())]));

    [Fact]
    public void What_differs_from_the_default_is_told_with_both_values()
    {
        var option = Assert.Single(OptionTable.Of([Json(new RunConfig() with { Rl = new RlOptions { Epochs = 7 } })]));

        Assert.Equal(("rl.epochs", "1"), (option.Path, option.Default));
        Assert.Equal([new OptionValue("7", 1)], option.Values);
    }

    [Fact]
    public void What_differs_among_runs_is_told_with_how_many_have_it()
    {
        var usual = Json(new());
        var other = Json(new() { Tracking = new() { PassAtK = [1, 2] } });

        var option = Assert.Single(OptionTable.Of([usual, other, other]));

        Assert.Equal("tracking.passAtK", option.Path);
        Assert.Equal([new OptionValue("[1, 4, 8]", 1), new OptionValue("[1, 2]", 2)], option.Values);
    }

    [Fact]
    public void What_differs_from_the_base_is_told_also_where_it_is_the_default_again()
    {
        var basis = Json(new() { Rl = new() { Epochs = 7 }, Tracking = new() { PassAtK = [1, 2] } });

        var options = OptionTable.Of([Json(new() { Tracking = new() { PassAtK = [1, 2] } })], basis);

        Assert.Equal([("rl.epochs", "1", "7", "1"), ("tracking.passAtK", "[1, 4, 8]", "[1, 2]", "[1, 2]")],
            options.Select(option => (option.Path, option.Default, option.Base!, option.Values.Single().Text)));
    }

    [Fact]
    public void Names_seeds_and_what_decides_no_number_are_left_out() => Assert.Empty(OptionTable.Of([Json(new()
    {
        Experiment = new() { Name = "other", Seed = 5, Threads = 1 },
        Output = new() { SamplesPerProbe = 0 },
    })]));

    [Fact]
    public void A_named_section_is_held_to_the_defaults_of_its_kind()
    {
        var options = OptionTable.Of([Json(Tiny.Then("again", "rl", new RlOptions { Epochs = 2 }, new()))]);

        Assert.Equal(["stages", "again.epochs"], options.Select(option => option.Path));
    }

    [Fact]
    public void Options_of_other_versions_are_told_as_they_are()
    {
        var option = Assert.Single(OptionTable.Of([new Dictionary<string, string> { ["rl.former"] = "1, a" }]));

        Assert.Equal(("rl.former", ""), (option.Path, option.Default));
        Assert.Equal("1, a", option.Values[0].Text);
    }

    private static IReadOnlyDictionary<string, string> Json(RunConfig config) => RecordedOptions.Of(config);
}
