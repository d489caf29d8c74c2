using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Config;

/// <summary>The schema that editors complete and check configs by, <c>configs/schema.json</c>.</summary>
public sealed class ConfigJsonSchemaTests
{
    private static readonly string Folder = Path.Combine(ConfigFolder.Repository, "configs");

    private static readonly string Committed = File.ReadAllText(Path.Combine(Folder, "schema.json"));

    private static readonly SchemaCheck Schema = new(Committed);

    public static TheoryData<string> Names => ShippedConfigsTests.Names;

    [Fact]
    public void The_committed_schema_is_what_the_program_prints()
    {
        Assert.Equal(ConfigJsonSchema.ToJson<RunConfig>() + "\n", Committed);
        Assert.Equal((0, Committed), (CommandLineRun.Of("config schema").ExitCode, CommandLineRun.Of("config schema").Output));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_shipped_config_fits_and_leads_to_the_schema(string name)
    {
        var file = Path.Combine(Folder, name);
        Assert.Empty(Schema.Problems(File.ReadAllText(file)));
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var named = json.RootElement.GetProperty("$schema").GetString()!;
        Assert.Equal(Path.Combine(Folder, "schema.json"), Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, named)));
    }

    [Fact]
    public void Whatever_the_program_writes_as_a_config_fits()
    {
        var configs = new RandomConfigs(new Seed(17).Derive("schema").Generator());
        using var folder = new ConfigFolder();
        var written = Enumerable.Range(0, 300).Select(_ => configs.Next()).Select(made => made.Load(folder)).Where(made => made.IsValid)
            .Select(made => ConfigWriter.ToJson(made.Config)).ToList();

        Assert.True(written.Count > 50);
        Assert.All(written, json => Assert.Empty(Schema.Problems(json)));
    }

    [Theory]
    [InlineData("""{ "rl": { "kl": { "coefficient": 0.1 } } }""")]
    [InlineData("""{ "extends": ["a.json", "b.json"], "data": { "noise": { "prose": 0.1 } } } // why""")]
    [InlineData("""{ "rl": null, "model": { "width": null } }""")]
    [InlineData("""{ "stages": ["pretraining", "rl", "again"], "again": { "kind": "rl", "extends": "rl", "kl": { "coefficient": 1 } } }""")]
    [InlineData("""{ "again": { "kl": { "coefficient": 1 } } }""")]
    [InlineData("""{ "supervised": { "steps": 5 } }""")]
    public void What_a_config_may_say_fits(string json) => Assert.Empty(Schema.Problems(json));

    [Theory]
    [InlineData("""{ "rl": { "kl": { "coefficent": 0.1 } } }""", "/rl/kl/coefficent")]
    [InlineData("""{ "rl": { "kl": { "coefficient": -0.1 } } }""", "/rl/kl/coefficient")]
    [InlineData("""{ "rl": { "kl": { "coefficient": "0.1" } } }""", "/rl/kl/coefficient")]
    [InlineData("""{ "rl": { "kl": { "placement": "los" } } }""", "/rl/kl/placement")]
    [InlineData("""{ "model": { "width": 32.5 } }""", "/model/width")]
    [InlineData("""{ "model": 32 }""", "/model")]
    [InlineData("""{ "data": { "formats": ["python", "python"] } }""", "/data/formats")]
    [InlineData("""{ "stages": [] }""", "/stages")]
    [InlineData("""{ "experiment": { "device": "gpu" } }""", "/experiment/device")]
    [InlineData("""{ "experiment": { "name": "a/b" } }""", "/experiment/name")]
    [InlineData("""{ "modle": { "width": 32 } }""", "/modle")]
    [InlineData("""{ "again": { "kind": "rewind" } }""", "/again")]
    [InlineData("""{ "again": { "kind": "supervised", "kl": {} } }""", "/again")]
    [InlineData("""{ "extends": 1 }""", "/extends")]
    [InlineData("""{ "$schema": 1 }""", "/$schema")]
    public void What_is_wrong_does_not_fit_and_the_loader_refuses_it_too(string json, string place)
    {
        Assert.Contains(Schema.Problems(json), problem => problem.StartsWith(place, StringComparison.Ordinal));
        using var folder = new ConfigFolder();
        Assert.NotEmpty(folder.Load(json).Issues);
    }

    [Fact]
    public void Every_option_is_described_and_has_the_default_of_the_record()
    {
        using var schema = JsonDocument.Parse(Committed);
        var coefficient = schema.RootElement.GetProperty("properties").GetProperty("rl").GetProperty("properties").GetProperty("kl")
            .GetProperty("properties").GetProperty("coefficient");

        Assert.Equal(new RLCollapse.Rl.KlOptions().Coefficient, coefficient.GetProperty("default").GetDouble());
        Assert.StartsWith("β", coefficient.GetProperty("description").GetString());
        Assert.DoesNotContain("\"description\": \"\"", Committed);
    }

    [Fact]
    public void The_key_of_the_schema_sets_nothing_and_changes_no_identity()
    {
        using var folder = new ConfigFolder();
        var (plain, named) = (folder.Load("{}"), folder.Load("""{ "$schema": "schema.json" }"""));

        Assert.Equal(RunIdentity.IdOf(plain.Config), RunIdentity.IdOf(named.Config));
        Assert.Equal(ConfigWriter.ToJson(plain.Config), ConfigWriter.ToJson(named.Config));
        Assert.NotEmpty(folder.Load("{}", "$schema=x").Issues);
        Assert.NotEmpty(folder.Load("""{ "rl": { "$schema": "schema.json" } }""").Issues);
    }
}
