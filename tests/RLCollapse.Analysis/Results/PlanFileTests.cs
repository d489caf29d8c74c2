using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Tests.Analysis.Results;

public sealed class PlanFileTests
{
    private const string Whole = """
        {
          "experiment": "kl",
          "axes": [ { "name": "kl", "path": "rl.kl.coefficient", "values": ["0", "1"] } ],
          "jobs": [ { "index": 0, "id": "kl=0", "coordinates": { "kl": "0" }, "run": "../runs/a" } ]
        }
        """;

    private readonly string _folder = Tiny.TemporaryFolder();

    [Fact]
    public void What_is_written_is_read_back_and_written_alike()
    {
        PlannedAxis[] axes =
        [
            new("scale", [], ["xs", "s"]) { GivenTitle = "size", Labels = new Dictionary<string, string> { ["xs"] = "small" } },
            new("pair", ["rl.optimizer.learningRate", "rl.epochs"], ["1e-4/2"]) { Added = ["1e-4/2"] },
        ];
        PlannedRun job = new(0, "scale=xs pair=1e-4/2", new Dictionary<string, string> { ["scale"] = "xs", ["pair"] = "1e-4/2" },
            Path.Combine(_folder, "runs", "a"));
        var plan = new PlannedSweep("exp", "Does it?", "a paper", axes, [job]) { ExperimentFile = Path.Combine(_folder, "experiment.json"),
            Overrides = ["rl.epochs=2"] };
        var sweep = Directory.CreateDirectory(Path.Combine(_folder, "exp")).FullName;
        PlanFile.Write(plan, sweep);
        var bytes = File.ReadAllText(Path.Combine(sweep, PlanFile.FileName));
        var read = PlanFile.Read(sweep);
        PlanFile.Write(read, sweep);

        Assert.Equal(bytes, File.ReadAllText(Path.Combine(sweep, PlanFile.FileName)));
        Assert.Equal(["1e-4/2"], read.Axes[1].Added);
        Assert.Equal((plan.ExperimentFile, job.RunFolder, "small"),
            (read.ExperimentFile, read.Jobs[0].RunFolder, read.Axes[0].Labels["xs"]));
    }

    [Fact]
    public void A_plan_without_what_is_optional_is_read() => Assert.Equal(("kl", ""), (Read(Whole).Experiment, Read(Whole).Question));

    [Theory]
    [InlineData("\"kl\",\n", "3,\n", "experiment (", ":2): expected a text, found 3")]
    [InlineData("\"axes\"", "\"axs\"", "axs (", "did you mean axes?")]
    [InlineData("\"axes\"", "\"axs\"", "axes (", "is missing")]
    [InlineData("[\"0\", \"1\"]", "\"0\"", "axes[0].values (", ":3): expected a list of values")]
    [InlineData("[\"0\", \"1\"]", "[0]", "axes[0].values[0] (", "expected a text, found 0")]
    [InlineData("\"1\"]", "\"1\"], \"added\": [\"2\"]", "axes[0].added (", ":3): 2 is none of the axis's values")]
    [InlineData("{ \"kl\": \"0\" }", "{ \"kl\": \"2\" }", "jobs[0].coordinates.kl (", "axis 'kl' has no value 2; it has 0, 1")]
    [InlineData("{ \"kl\": \"0\" }", "{ \"k\": \"0\" }", "jobs[0].coordinates.k (", "did you mean kl?")]
    [InlineData("{ \"kl\": \"0\" }", "{}", "jobs[0].coordinates.kl (", ":4): is missing; a job has a value for each axis")]
    [InlineData("\"index\": 0", "\"index\": 0.5", "jobs[0].index (", "expected a whole number from 0, found 0.5")]
    [InlineData("\"index\": 0, ", "", "jobs[0].index (", "is missing")]
    [InlineData("\"run\": \"../runs/a\"", "\"run\": null", "jobs[0].run (", "expected a text, found null")]
    [InlineData("\"run\": \"../runs/a\"", "\"run\": \"a\", \"run\": \"b\"", ":4: not valid JSON", "The key 'run' occurs twice.")]
    public void What_is_wrong_is_told_with_its_line(string good, string bad, string place, string message)
    {
        Assert.Contains(good, Whole);
        var error = Assert.Throws<UserErrorException>(() => Read(Whole.Replace(good, bad))).Message;

        Assert.Contains(place, error);
        Assert.Contains(message, error);
        Assert.Contains("Start the sweep again to have it rewritten.", error);
    }

    private PlannedSweep Read(string json)
    {
        File.WriteAllText(Path.Combine(_folder, PlanFile.FileName), json);
        return PlanFile.Read(_folder);
    }
}
