using RLCollapse.Evaluation;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Runs;

public sealed class MetricIndexTests
{
    private static readonly MetricIndex Index = new(
        [new("mass/NAME", "Of a format."), new("mass/all", "Of all."), new("pass@K", "With k tries.")]);

    [Theory]
    [InlineData("mass/python", "mass/NAME")]
    [InlineData("mass/all", "mass/all")]
    [InlineData("pass@16", "pass@K")]
    [InlineData("mass/of-my-own", "mass/NAME")]
    [InlineData("mass/of/two", null)]
    [InlineData("pass@016", null)]
    [InlineData("mass", null)]
    public void A_key_is_found_by_its_name_or_by_its_family(string key, string? declared) => Assert.Equal(declared, Index.Find(key)?.Key);

    [Fact]
    public void What_an_extension_adds_is_found_as_long_as_it_is_in_force()
    {
        var added = ProbeMetrics.All.Items[0] with { Definitions = [new("added", "By an extension.")] };
        Assert.Null(RunMetrics.Find("added"));
        using (ProbeMetrics.All.Add(added)) Assert.Equal("By an extension.", RunMetrics.Find("added")?.Meaning);
        Assert.Null(RunMetrics.Find("added"));
        Assert.Same(RunMetrics.All, RunMetrics.All);
    }
}
