using RLCollapse.Sweeps;

namespace RLCollapse.Tests.Sweeps;

public sealed class StepReaderTests
{
    private readonly string _file = Path.Combine(Tiny.TemporaryFolder(), "metrics.jsonl");

    [Fact]
    public void The_last_whole_line_counts()
    {
        File.WriteAllText(_file, "{\"step\":1,\"phase\":\"rl\"}\n" + new string(' ', 20_000) + "\n{\"step\":7,\"phase\":\"rl\"}\n{\"step\":8,\"ph");

        Assert.Equal(7, StepReader.LastStep(_file, "rl"));
        Assert.Null(StepReader.LastStep(_file, "pretraining"));
    }

    [Fact]
    public void No_file_and_an_empty_one_have_no_step()
    {
        Assert.Null(StepReader.LastStep(_file, "rl"));
        File.WriteAllText(_file, "");
        Assert.Null(StepReader.LastStep(_file, "rl"));
    }
}
