using RLCollapse.Analysis.Sweeps;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Analysis.Sweeps;

public sealed class StepReaderTests
{
    private readonly string _file = Path.Combine(Tiny.TemporaryFolder(), "metrics.jsonl");

    [Fact]
    public void The_last_whole_line_counts()
    {
        File.WriteAllText(_file, "{\"step\":1,\"phase\":\"rl\"}\n" + new string(' ', 20_000)
            + "\n{\"step\":7,\"phase\":\"rl\"}\n{\"step\":8,\"ph");

        Assert.Equal(7, StepReader.LastStep(_file, "rl"));
        Assert.Null(StepReader.LastStep(_file, "pretraining"));
    }

    [Theory]
    [InlineData("rl", 7, "rl", 7, 4)]
    [InlineData("recovery", 3, "recovery", 3, 9)]
    public void A_job_is_in_the_stage_of_its_last_line(string phase, int step, string stage, int done, int steps)
    {
        var job = new SweepJob(0, [], Tiny.Then("recovery", "supervised", new SupervisedOptions { Steps = 9 }));
        var runs = Path.GetDirectoryName(_file)!;
        Directory.CreateDirectory(Path.Combine(runs, job.RunId));
        File.WriteAllText(Path.Combine(runs, job.RunId, "metrics.jsonl"), $"{{\"step\":{step},\"phase\":\"{phase}\"}}\n");

        var progress = StepReader.Of(job, runs);
        Assert.Equal((stage, done, steps), (progress.Stage, progress.Step, progress.Steps));
    }

    [Theory]
    [InlineData("[]\n")]
    [InlineData("{\"phase\":\"rl\"}\n")]
    [InlineData("{\"step\":\"7\",\"phase\":\"rl\"}\n")]
    [InlineData("{\"step\":1e99,\"phase\":\"rl\"}\n")]
    [InlineData("{\"step\":7,\"phase\":7}\n")]
    public void A_line_of_something_else_has_no_step(string text)
    {
        File.WriteAllText(_file, "{\"step\":1,\"phase\":\"rl\"}\n" + text);
        Assert.Null(StepReader.LastStep(_file, "rl"));
    }

    [Fact]
    public void A_folder_in_the_place_of_a_file_has_no_step()
    {
        Directory.CreateDirectory(_file);
        Assert.Null(StepReader.LastStep(_file, "rl"));
    }

    [Fact]
    public void No_file_and_an_empty_one_have_no_step()
    {
        Assert.Null(StepReader.LastStep(_file, "rl"));
        File.WriteAllText(_file, "");
        Assert.Null(StepReader.LastStep(_file, "rl"));
    }
}
