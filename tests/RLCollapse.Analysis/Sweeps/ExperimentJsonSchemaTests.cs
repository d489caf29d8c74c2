using System.Text.Json;
using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Sweeps;

namespace RLCollapse.Tests.Analysis.Sweeps;

/// <summary>The schema that editors complete and check experiments by, <c>experiments/schema.json</c>.</summary>
public sealed class ExperimentJsonSchemaTests : IDisposable
{
    private const string Axes = """
        "axes": [{ "name": "kl", "path": "rl.kl.coefficient", "values": [0, 1] }, { "name": "seed", "path": "experiment.seed", "values": [0, 1] }]
        """;

    private const string Start = """{ "question": "?", "config": {}, AXES""";

    private const string Claim = """ "id": "a", "statement": "b", "metric": "accuracy", "comparison": ">", "threshold": 0""";

    private static readonly string Folder = Path.Combine(ConfigFolder.Repository, "experiments");

    private static readonly string Committed = File.ReadAllText(Path.Combine(Folder, "schema.json"));

    private static readonly SchemaCheck Schema = new(Committed);

    private readonly ExperimentFolder _files = new();

    public static TheoryData<string> Names => [.. Study.ExperimentsIn(Folder)];

    public void Dispose() => _files.Dispose();

    [Fact]
    public void The_committed_schema_is_what_the_program_prints()
    {
        var printed = CommandLineRun.Of("config schema --experiment");
        Assert.Equal((0, Committed), (printed.ExitCode, printed.Output));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_shipped_experiment_fits_and_leads_to_the_schema(string name)
    {
        var file = Path.Combine(Folder, name, ClaimsFile.FileName);
        Assert.Empty(Schema.Problems(File.ReadAllText(file)));
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var named = json.RootElement.GetProperty("$schema").GetString()!;
        Assert.Equal(Path.Combine(Folder, "schema.json"), Path.GetFullPath(Path.Combine(Folder, name, named)));
    }

    [Theory]
    [InlineData("START }")]
    [InlineData("""START, "$schema": "s.json", "exclude": [{ "kl": [0, 1], "seed": "5..24" }] } // why""")]
    [InlineData("""
        START, "claims": [{ CLAIM }, { "id": "c", "statement": "d", "metric": "accuracy", "comparison": "within", "threshold": 1,
        "where": { "kl": 0 }, "against": { "kl": [1] }, "againstShare": 0.5, "stated": "late", "seeds": "0..1", "exploratory": true }] }
        """)]
    [InlineData("""
        START, "claims": [{ CLAIM, "quantifier": "fraction", "atLeast": 0.5, "ifNot": { "reason": "r", "test": "t" },
        "and": [{ "metric": "winner=python", "comparison": ">=", "threshold": 1 }] }] }
        """)]
    [InlineData("""
        { "question": "?", "config": { "extends": [], "rl": { "kl": null } }, "axes": [
          { "name": "a", "title": "t", "labels": { "0": "none" }, "path": "rl.kl.coefficient", "values": { "linspace": [0, 1, 3] } },
          { "name": "b", "settings": { "x": { "model": { "width": 32 } }, "y": {} } },
          { "name": "c", "zip": { "rl.epochs": [1, 2], "pretraining.steps": { "logspace": [10, 1000, 2] } } },
          { "name": "k", "path": "tracking.passAtK", "values": [[1], [1, 4]] }] }
        """)]
    public void What_an_experiment_may_say_fits_and_is_read(string json)
    {
        Assert.Empty(Schema.Problems(Whole(json)));
        Assert.Empty(ExperimentReader.Read(_files.WriteWhole(Whole(json))).Issues);
    }

    [Theory]
    [InlineData("""{ "question": "?", "config": {} }""", "")]
    [InlineData("""{ "question": " ", "config": {}, "axes": [] }""", "/question")]
    [InlineData("""START, "queston": "?" }""", "/queston")]
    [InlineData("""START, "$schema": 1 }""", "/$schema")]
    [InlineData("""{ "question": "?", "config": { "rl": { "epochs": "1" } }, AXES }""", "/config/rl/epochs")]
    [InlineData("""{ "question": "?", "config": {}, "axes": [{ "name": "a" }] }""", "/axes/0")]
    [InlineData("""{ "question": "?", "config": {}, "axes": [{ "name": "a/b", "settings": { "x": {} } }] }""", "/axes/0/name")]
    [InlineData("""{ "question": "?", "config": {}, "axes": [{ "name": "a", "settings": { "x": {} }, "values": [1] }] }""", "/axes/0")]
    [InlineData("""{ "question": "?", "config": {}, "axes": [{ "name": "a", "path": "rl.epochs", "values": [] }] }""", "/axes/0/values")]
    [InlineData("""{ "question": "?", "config": {}, "axes": [{ "name": "a", "path": "rl.epochs", "values": { "linspace": [1, 2] } }] }""",
        "/axes/0/values/linspace")]
    [InlineData("""{ "question": "?", "config": {}, "axes": [{ "name": "a", "settings": { "x": { "model": 1 } } }] }""",
        "/axes/0/settings/x/model")]
    [InlineData("""START, "exclude": [{}] }""", "/exclude/0")]
    [InlineData("""START, "claims": [{ "id": "a" }] }""", "/claims/0")]
    [InlineData("""START, "claims": [{ "id": "a", "statement": "b", "metric": "accuracy", "comparison": "=", "threshold": 0 }] }""",
        "/claims/0/comparison")]
    [InlineData("""START, "claims": [{ CLAIM, "atLeast": 0.5 }] }""", "/claims/0/atLeast")]
    [InlineData("""START, "claims": [{ CLAIM, "quantifier": "fraction" }] }""", "/claims/0")]
    [InlineData("""START, "claims": [{ CLAIM, "againstShare": 0.5 }] }""", "/claims/0")]
    [InlineData("""START, "claims": [{ CLAIM, "seeds": "5-24" }] }""", "/claims/0/seeds")]
    [InlineData("""START, "claims": [{ CLAIM, "minimumSeeds": 1 }] }""", "/claims/0/minimumSeeds")]
    [InlineData("""START, "claims": [{ CLAIM, "ifNot": { "reason": "r" } }] }""", "/claims/0/ifNot")]
    public void What_is_wrong_does_not_fit_and_the_reader_refuses_it_too(string json, string place)
    {
        Assert.Contains(Schema.Problems(Whole(json)), problem => problem.StartsWith(place, StringComparison.Ordinal));
        Assert.NotEmpty(ExperimentReader.Read(_files.WriteWhole(Whole(json))).Issues);
    }

    [Theory]
    [InlineData("", "$schema question source config axes exclude claims")]
    [InlineData("axis", "name title labels path values settings zip")]
    [InlineData("claim", "id statement metric comparison threshold and where against againstShare across quantifier atLeast moreThan level "
        + "minimumSeeds seeds stated exploratory ifNot")]
    public void Its_keys_are_those_that_the_reader_names(string part, string keys)
    {
        using var schema = JsonDocument.Parse(Committed);
        var root = part.Length == 0 ? schema.RootElement : schema.RootElement.GetProperty("$defs").GetProperty(part);
        Assert.Equal(keys.Split(' '), root.GetProperty("properties").EnumerateObject().Select(key => key.Name));

        var json = part switch
        {
            "" => "START, UNKNOWN }",
            "axis" => """{ "question": "?", "config": {}, "axes": [{ "name": "a", "settings": { "x": {} }, UNKNOWN }] }""",
            _ => """START, "claims": [{ CLAIM, UNKNOWN }] }""",
        };
        var file = Whole(json).Replace("UNKNOWN", "\"quite unlike any of these\": 1");
        var issue = Assert.Single(ExperimentReader.Read(_files.WriteWhole(file)).Issues);
        var named = issue.Message[(issue.Message.LastIndexOf(": ", StringComparison.Ordinal) + 2)..].Split(", ");
        Assert.Equal(keys.Split(' ').Order(), named.Order());
    }

    private static string Whole(string json) => json.Replace("START", Start).Replace("AXES", Axes).Replace("CLAIM", Claim);
}
