using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Config;

/// <summary>Each kind of mistake, with its path, its place and its remedy.</summary>
public sealed class ConfigIssueTests : IDisposable
{
    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{ "model": { "widht": 4 } }""", "model.widht", "did you mean model.width?")]
    [InlineData("""{ "rl": { "kl": { "coeff": 1 } } }""", "rl.kl.coeff", "valid here: coefficient, estimator")]
    [InlineData("""{ "learningRate": 1 }""", "learningRate", "did you mean pretraining.learningRate?")]
    [InlineData("""{ "rl": { "learningRate": 1 } }""", "rl.learningRate", "did you mean rl.optimizer.learningRate?")]
    [InlineData("""{ "rl": { "clipRatio": 1 } }""", "rl.clipRatio", "did you mean rl.clip.ratio?")]
    [InlineData("""{ "rl.sampling.topK": 0 }""", "rl.sampling.topK", "nest the keys")]
    [InlineData("""{ "agai.": { "kind": "rl" } }""", "agai..kind", "nest the keys")]
    [InlineData("""{ "": { "kind": "rl" } }""", ".kind", "unknown key")]
    [InlineData("""{ "model": { "width": "64" } }""", "model.width", "expected a whole number, found the text \"64\"")]
    [InlineData("""{ "model": { "width": 6.5 } }""", "model.width", "expected a whole number, found '6.5'")]
    [InlineData("""{ "model": { "width": 1e99 } }""", "model.width", "out of range")]
    [InlineData("""{ "model": { "width": { "x": 1 } } }""", "model.width.x", "has no keys inside")]
    [InlineData("""{ "model": { "width": {} } }""", "model.width", "found a section")]
    [InlineData("""{ "model": { "tieEmbeddings": 1 } }""", "model.tieEmbeddings", "expected true or false")]
    [InlineData("""{ "experiment": { "name": 7 } }""", "experiment.name", "expected a text")]
    [InlineData("""{ "rl": 3 }""", "rl", "is a section")]
    [InlineData("""{ "data": { "formats": "python" } }""", "data.formats", "expected a list")]
    [InlineData("""{ "tracking": { "passAtK": [1, "4"] } }""", "tracking.passAtK", "expected a whole number")]
    [InlineData("""{ "tracking": { "passAtK": [[1]] } }""", "tracking.passAtK", "found a list")]
    [InlineData("""{ "data": { "noise": 0.5 } }""", "data.noise", "set data.noise.NAME")]
    [InlineData("""{ "rl": { "algorithm": "pop" } }""", "rl.algorithm", "did you mean ppo?")]
    [InlineData("""{ "rl": { "sampling": { "truncation": "drop" } } }""", "rl.sampling.truncation", "expected one of zero, mask, keep, found 'drop'")]
    [InlineData("""{ "rl": { "sampling": { "temperature": 0 } } }""", "rl.sampling.temperature", "must be from 0.01 to 10, is 0")]
    [InlineData("""{ "rl": { "sampling": { "temperature": 1e999 } } }""", "rl.sampling.temperature", "finite")]
    [InlineData("""{ "data": { "noise": { "prose": 1.5 } } }""", "data.noise.prose", "must be from 0 to 1, is 1.5")]
    [InlineData("""{ "tracking": { "passAtK": [0] } }""", "tracking.passAtK", "must be from 1 to 65536, is 0")]
    [InlineData("""{ "tracking": { "passAtK": [] } }""", "tracking.passAtK", "at least 1 value, has 0")]
    [InlineData("""{ "experiment": { "name": "a b" } }""", "experiment.name", "is no name that is safe in a path")]
    [InlineData("""{ "experiment": { "device": "gpu" } }""", "experiment.device", "does not fit the pattern")]
    [InlineData("""{ "data": { "formats": ["prose", "prose"] } }""", "data.formats", "prose occurs more than once")]
    public void A_wrong_value_is_reported(string json, string path, string message)
    {
        var issue = Assert.Single(_folder.Load(json).Issues);

        Assert.Equal(path, issue.Path);
        Assert.EndsWith("config.json:1", issue.Source);
        Assert.Contains(message, issue.Message);
    }

    [Theory]
    [InlineData("rl.epochs=NaN", "rl.epochs", "finite")]
    [InlineData("rl.epochs=Infinity", "rl.epochs", "finite")]
    [InlineData("rl.epochs=many", "rl.epochs", "expected a number, found 'many'")]
    [InlineData("rl.epochs=", "rl.epochs", "expected a number")]
    [InlineData("rl.epochs", "rl.epochs", "path=value")]
    [InlineData("rl.kl=1", "rl.kl", "set one of its keys")]
    [InlineData("tracking.passAtK.0=1", "tracking.passAtK.0", "set whole")]
    [InlineData("tracking.passAtK=[1,", "tracking.passAtK", "no JSON list")]
    [InlineData("extends=base.json", "extends", "stands in a config file")]
    public void A_wrong_override_is_reported(string text, string path, string message)
    {
        var issue = Assert.Single(_folder.Load("{}", text).Issues);

        Assert.Equal((path, "command line"), (issue.Path, issue.Source));
        Assert.Contains(message, issue.Message);
    }

    [Theory]
    [InlineData("{ \"rl\": {\n \"topK\": 0,\n oops } }", 3)]
    [InlineData("{ \"rl\": {\n\n", 3)]
    [InlineData("[]", 1)]
    [InlineData("", 1)]
    [InlineData("{ \"rl\": {},\n \"RL\": {} }", 2)]
    public void A_file_that_is_no_config_is_reported_with_its_line(string json, int line)
    {
        var issue = Assert.Single(_folder.Load(json).Issues);

        Assert.EndsWith($"config.json:{line}", issue.Source);
        Assert.Contains("not valid JSON", issue.Message);
    }

    [Fact]
    public void Everything_is_reported_at_once_sorted_by_path_and_with_its_source()
    {
        var file = _folder.Write("config.json", "{\n\"model\": { \"width\": 0 },\n\"data\": { \"formats\": [\"pyton\"] } }");
        var environment = new Dictionary<string, string> { ["RLCOLLAPSE__reward__corectness"] = "1" };

        var result = ConfigLoader.Load<RunConfig>(file, ["rl.sampling.topP=0.9"], -3, environment);

        Assert.Equal(
            [
                ("data.formats", $"{file}:3"), ("experiment.seed", "--seed"), ("model.width", $"{file}:2"),
                ("reward.corectness", "environment variable RLCOLLAPSE__reward__corectness"), ("rl.sampling.topP", "command line"),
            ],
            result.Issues.Select(issue => (issue.Path, issue.Source)));
        var error = Assert.Throws<UserErrorException>(() => result.Config);
        Assert.StartsWith("The config has 5 mistakes:\n  data.formats (", error.Message);
    }

    [Fact]
    public void A_folder_is_no_config()
    {
        var issue = Assert.Single(ConfigLoader.Load<RunConfig>(Path.GetTempPath(), [], null, ConfigFolder.NoEnvironment).Issues);

        Assert.Contains("it is a folder", issue.Message);
    }
}
