using RLCollapse.Analysis.Sweeps;
using RLCollapse.Common;

namespace RLCollapse.Tests.Analysis.Sweeps;

public sealed class ExperimentReaderTests : IDisposable
{
    private readonly ExperimentFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_good_file_is_read_by_its_folder_or_by_itself()
    {
        var folder = _folder.WriteWhole("""
            {
              // why
              "question": "Does KL decide?", "source": "C3",
              "config": {},
              "axes": [
                { "name": "kl", "path": "rl.kl.coefficient", "values": [0, 1e-3] },
                { "name": "scale", "settings": { "xs": { "model": { "width": 32 } }, "s": {} } },
                { "name": "pair", "zip": { "rl.optimizer.learningRate": [1e-4, 3e-4], "rl.epochs": [2, 1] } },
                { "name": "k", "path": "tracking.passAtK", "values": [[1], [1, 4]] },
              ],
              "claims": [ { "id": "C3", "statement": "It does.", "metric": "accuracy", "comparison": ">", "threshold": 0 } ]
            }
            """, "kl");
        var experiment = Experiment.Load(folder);

        Assert.Equal("kl", experiment.Name);
        Assert.Equal(("Does KL decide?", "C3", "C3"), (experiment.Question, experiment.Source, experiment.Claims.Single().Id));
        Assert.Equal(["kl: 0 1e-3", "scale: xs s", "pair: 1e-4/2 3e-4/1", "k: [1] [1,4]"],
            experiment.Axes.Select(a => $"{a.Name}: {string.Join(' ', a.Values)}"));
        Assert.Equal(["rl.optimizer.learningRate", "rl.epochs"], experiment.Axes[2].Paths);
        Assert.Equal(experiment.File, Experiment.Load(Path.Combine(folder, "experiment.json")).File);
    }

    [Fact]
    public void Everything_is_reported_at_once_with_file_line_and_path()
    {
        var folder = _folder.WriteWhole("""
            {
              "queston": "?",
              "config": { "modell": {} },
              "axes": [
                { "name": "a", "path": "rl.kl.coeficient", "values": [0, 1] },
                { "name": "a", "path": "rl.epochs", "values": [] },
                { "name": "s", "settings": { "x": { "model": { "width": "big" } } } }
              ]
            }
            """);
        var error = Assert.Throws<UserErrorException>(() => Experiment.Load(folder));
        var file = Path.Combine(folder, "experiment.json");

        Assert.Contains("has 7 mistakes:", error.Message);
        foreach (var line in (string[])
        [
            $"queston ({file}:2): unknown key; did you mean question?",
            $"question ({file}:1): is missing",
            $"modell ({file}:3): unknown key; did you mean model?",
            $"rl.kl.coeficient ({file}:5): unknown key; did you mean rl.kl.coefficient?",
            $"axes[1].name ({file}:6): another axis is called a, too",
            $"axes[1].values ({file}:6): is empty",
            $"model.width ({file}:7): expected a whole number, found the text \"big\"",
        ])
        {
            Assert.Contains(line, error.Message);
        }
    }

    [Theory]
    [InlineData("""{ "name": "a", "path": "rl.epochs" }""", "axes[0].values", "is missing")]
    [InlineData("""{ "name": "a", "path": "rl.epochs", "values": 3 }""", "axes[0].values", "expected a list of values")]
    [InlineData("""{ "name": "a", "path": "rl.kl", "values": [{ "coefficient": 1 }] }""", "axes[0].values[0]", "are \"settings\"")]
    [InlineData("""{ "name": "a", "path": "rl.kl", "values": [1] }""", "rl.kl", "is a section")]
    [InlineData("""{ "name": "a", "path": "rl.epochs", "values": [1, 2, 1] }""", "axes[0].values", "the value 1 occurs twice")]
    [InlineData("""{ "name": "a", "path": "rl.epochs", "values": [-1] }""", "rl.epochs", "must be from 0 to 10000, is -1")]
    [InlineData("""{ "name": "a" }""", "axes[0]", "has no values")]
    [InlineData("""{ "name": "a", "title": 1, "path": "rl.epochs", "values": [1] }""", "axes[0].title", "a text, such as")]
    [InlineData("""{ "name": "a", "path": "rl.epochs", "values": [1], "zip": {} }""", "axes[0]", "has path and zip")]
    [InlineData("""{ "name": "a", "settings": { "x": {} }, "values": [1] }""", "axes[0].values", "stands beside \"path\"")]
    [InlineData("""{ "name": "a", "settings": {} }""", "axes[0].settings", "is empty")]
    [InlineData("""{ "name": "a", "settings": { "x y": {} } }""", "axes[0].settings.x y", "is no name")]
    [InlineData("""{ "name": "a", "settings": { "x": { "extends": "gone.json" } } }""", "cannot read", "gone.json")]
    [InlineData("""{ "name": "a", "zip": { "rl.epochs": [1, 2], "rl.sampling.temperature": [1] } }""", "axes[0].zip", "rl.epochs has 2, rl.sampling.temperature has 1")]
    [InlineData("""{ "name": "a", "zip": { "rl.epochs": [1], "rl.epocs": [1] } }""", "rl.epocs", "did you mean rl.epochs?")]
    [InlineData("""{ "path": "rl.epochs", "values": [1] }""", "axes[0].name", "is missing")]
    [InlineData("""{ "name": "a=b", "path": "rl.epochs", "values": [1] }""", "axes[0].name", "'a=b' is no name")]
    [InlineData("""{ "name": "a", "pth": "rl.epochs", "path": "rl.epochs", "values": [1] }""", "axes[0].pth", "did you mean path?")]
    [InlineData("""{ "name": "a", "path": "rl.epochs", "values": [1] }, { "name": "b", "zip": { "rl.epochs": [1] } }""", "axes[1]", "rl.epochs is set by another axis, too")]
    [InlineData("7", "axes[0]", "expected an axis")]
    [InlineData("", "axes", "is empty")]
    public void A_wrong_axis_is_named(string axis, string path, string message)
    {
        var error = Assert.Throws<UserErrorException>(() => Experiment.Load(_folder.Write(axis)));

        Assert.Contains("one mistake:", error.Message);
        Assert.Contains(path, error.Message);
        Assert.Contains(message, error.Message);
    }

    [Theory]
    [InlineData("{ ", ":1: not valid JSON")]
    [InlineData("{\n\"config\": {}, \"config\": {} }", ":2: not valid JSON: The key 'config' occurs twice.")]
    [InlineData("[]", "expected an object")]
    public void What_is_no_object_is_refused(string json, string message)
    {
        Assert.Contains(message, Assert.Throws<UserErrorException>(() => Experiment.Load(_folder.WriteWhole(json))).Message);
    }

    [Fact]
    public void A_missing_experiment_says_where_one_would_be()
    {
        Assert.Contains("There is no experiment", Assert.Throws<UserErrorException>(() => Experiment.Load("there/is-none")).Message);
    }
}
