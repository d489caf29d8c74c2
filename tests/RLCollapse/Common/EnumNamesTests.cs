using RLCollapse.Common;
using RLCollapse.Model;
using RLCollapse.Objectives;

namespace RLCollapse.Tests.Common;

public sealed class EnumNamesTests
{
    [Fact]
    public void Names_are_kebab_case()
    {
        Assert.Equal("token-mean", EnumNames.Of(LossAggregation.TokenMean));
        Assert.Equal(["k1", "k2", "k3", "exact"], EnumNames.All(typeof(KlEstimatorKind)));
        Assert.Equal("bfloat16", EnumNames.Of(ComputeType.Bfloat16));
    }

    [Theory]
    [InlineData("token-mean", LossAggregation.TokenMean)]
    [InlineData("CONSTANT", LossAggregation.Constant)]
    [InlineData("TokenMean", null)]
    [InlineData("0", null)]
    public void Names_are_found_in_any_case(string name, LossAggregation? value) =>
        Assert.Equal(value, EnumNames.Find(typeof(LossAggregation), name));
}
