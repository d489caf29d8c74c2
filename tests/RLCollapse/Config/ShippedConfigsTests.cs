using RLCollapse.Config;
using RLCollapse.Data;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Config;

/// <summary>The configs that the repository ships.</summary>
public sealed class ShippedConfigsTests
{
    private static readonly string Folder = Path.Combine(ConfigFolder.Repository, "configs");

    private static readonly string[] Files = [.. Directory.GetFiles(Folder, "*.json", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) != "schema.json")
        .Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Names => [.. Files];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_shipped_config_is_good(string name) =>
        Assert.Empty(ConfigLoader.Load<RunConfig>(Path.Combine(Folder, name), [], null, ConfigFolder.NoEnvironment).Issues);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_part_can_be_laid_over_any_shipped_config(string name)
    {
        using var folder = new ConfigFolder();
        var parts = Files.Where(file => file.Contains(Path.DirectorySeparatorChar) && IsOfTask(file, name));
        Assert.All(parts, over => Assert.Empty(folder.Load(
            $$"""{ "extends": ["{{Path.Combine(Folder, name)}}", "{{Path.Combine(Folder, over)}}"] }""").Issues));
    }

    /// <summary>Mixtures are of the formats of arithmetic.</summary>
    private static bool IsOfTask(string part, string config) =>
        Path.GetDirectoryName(part) != "mixture" || Domain(config) == ProblemDomain.Arithmetic;

    private static ProblemDomain Domain(string config) =>
        ConfigLoader.Load<RunConfig>(Path.Combine(Folder, config), [], null, ConfigFolder.NoEnvironment).Config.Data.Domain;

    [Theory]
    [InlineData("rl/dr-grpo.json")]
    [InlineData("rl/dapo.json")]
    [InlineData("rl/expert-iteration.json")]
    public void A_coefficient_given_to_an_algorithm_that_has_none_counts(string name)
    {
        var config = ConfigLoader.Load<RunConfig>(
            Path.Combine(Folder, name), ["rl.kl.coefficient=0.3"], null, ConfigFolder.NoEnvironment).Config;

        Assert.Equal(0.3, new RLCollapse.Rl.KlController(config.Rl).Coefficient);
    }
}
