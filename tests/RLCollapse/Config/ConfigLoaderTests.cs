using RLCollapse.Config;
using RLCollapse.Data.Tasks.Arithmetic;
using RLCollapse.Model;
using RLCollapse.Objectives;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Config;

public sealed class ConfigLoaderTests : IDisposable
{
    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_empty_file_gives_the_defaults()
    {
        Assert.Equal(ConfigWriter.ToJson(new RunConfig()), ConfigWriter.ToJson(_folder.Load("{}").Config));
    }

    [Fact]
    public void Each_layer_wins_over_the_ones_before()
    {
        _folder.Write("base.json", """{ "model": { "width": 8, "layers": 3 }, "rl": { "kl": { "coefficient": 0.1 } } }""");
        var file = _folder.Write("config.json", """{ "extends": "base.json", "model": { "layers": 4 }, "rl": { "epochs": 2 } }""");
        var environment = new Dictionary<string, string>
        {
            ["RLCOLLAPSE__rl__kl__coefficient"] = "0.2",
            ["RLCOLLAPSE__RL__EPOCHS"] = "3",
            ["RLCOLLAPSE_SOMETHING"] = "else",
        };

        var config = ConfigLoader.Load<RunConfig>(file, ["rl.epochs=4", "experiment.seed=5"], 6, environment).Config;

        Assert.Equal(8, config.Model.Width);
        Assert.Equal(4, config.Model.Layers);
        Assert.Equal(2, config.Model.Heads);
        Assert.Equal(0.2, config.Rl.Kl.Coefficient);
        Assert.Equal(4, config.Rl.Epochs);
        Assert.Equal(6, config.Experiment.Seed);
    }

    [Fact]
    public void A_list_replaces_the_whole_list_of_an_earlier_layer()
    {
        _folder.Write("base.json", """{ "tracking": { "passAtK": [1, 2, 4, 8] }, "data": { "formats": ["python", "prose", "terse"] } }""");
        var file = _folder.Write("config.json", """{ "extends": "base.json", "tracking": { "passAtK": [2] } }""");

        var config = ConfigLoader.Load<RunConfig>(file, ["data.formats=prose"], null, ConfigFolder.NoEnvironment).Config;

        Assert.Equal([2], config.Tracking.PassAtK);
        Assert.Equal(["prose"], config.Data.Formats);
    }

    [Theory]
    [InlineData("tracking.passAtK=[1,4]")]
    [InlineData("tracking.passAtK=1,4")]
    [InlineData("Tracking.PASSATK= 1 , 4 ")]
    public void A_list_on_the_command_line_is_json_or_separated_by_commas(string text)
    {
        Assert.Equal([1, 4], _folder.Load("{}", text).Config.Tracking.PassAtK);
    }

    [Fact]
    public void A_list_of_enums_is_read_by_name()
    {
        var config = _folder.Load("""{ "output": { "plots": [] } }""", "data.difficulty.operations=add,divide").Config;

        Assert.Equal([ArithmeticOperation.Add, ArithmeticOperation.Divide], config.Data.Difficulty.Operations);
        Assert.Empty(config.Output.Plots);
    }

    [Fact]
    public void A_map_is_merged_name_by_name()
    {
        _folder.Write("base.json", """{ "data": { "mixture": { "weights": { "python": 1, "prose": 2 } } } }""");
        var file = _folder.Write("config.json", """{ "extends": "base.json", "data": { "mixture": { "weights": { "PROSE": 3 } } } }""");

        var weights = ConfigLoader.Load<RunConfig>(
            file, ["data.mixture.weights.terse=4"], null, ConfigFolder.NoEnvironment).Config.Data.Mixture.Weights;

        Assert.Equal(new Dictionary<string, double> { ["python"] = 1, ["prose"] = 3, ["terse"] = 4 }, weights.ToDictionary());
    }

    [Fact]
    public void Keys_and_enum_values_are_read_in_any_case_with_comments_and_a_byte_order_mark()
    {
        var config = _folder.Load("\uFEFF// why\n{ \"RL\": { \"LossAggregation\": \"Sequence-Mean\", }, /* or */ \"model\": "
            + "{ \"dtype\": \"bfloat16\" } }").Config;

        Assert.Equal(LossAggregation.SequenceMean, config.Rl.LossAggregation);
        Assert.Equal(ComputeType.Bfloat16, config.Model.Dtype);
    }

    [Fact]
    public void Whole_numbers_may_be_written_with_an_exponent()
    {
        Assert.Equal(2_000_000, _folder.Load("""{ "data": { "tokenBudget": 2e6 } }""").Config.Data.TokenBudget);
    }
}
