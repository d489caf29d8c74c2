using RLCollapse.Config.Loading;

namespace RLCollapse.Tests.Config;

/// <summary>The configs that the repository ships.</summary>
public sealed class ShippedConfigsTests
{
    [Theory]
    [InlineData("base")]
    [InlineData("smoke")]
    [InlineData("quickstart")]
    [InlineData("mixture/three")]
    [InlineData("mixture/five")]
    [InlineData("rl/ppo")]
    [InlineData("model/xs")]
    [InlineData("model/s")]
    [InlineData("model/m")]
    [InlineData("model/l")]
    public void A_shipped_config_is_good(string name)
    {
        var file = Path.Combine(ConfigFolder.Repository, "configs", name + ".json");

        Assert.Empty(ConfigLoader.Load(file, [], null, ConfigFolder.NoEnvironment).Issues);
    }
}
