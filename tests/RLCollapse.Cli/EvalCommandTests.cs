using System.Text.Json.Nodes;

namespace RLCollapse.Tests.Cli;

public sealed class EvalCommandTests
{
    private readonly string _checkpoint = Checkpoints.Folder(Tiny.Config);

    [Fact]
    public void Shares_are_printed_with_intervals_and_the_table_is_written()
    {
        var file = Checkpoints.NewPath("table.jsonl");
        var run = CommandLineRun.Of(
            ["eval", _checkpoint, "--problems", "5", "--samples", "4", "--k", "1,4", "--temperature", "0.7", "--out", file]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("5 held-out problems × 4 samples, temperature 0.7, top-p 1, seed 0", run.Output);
        Assert.Contains("pass@4", run.Output);
        Assert.Equal(5, File.ReadLines(file).Count());
    }

    [Fact]
    public void A_program_gets_the_numbers_as_json()
    {
        var json = JsonNode.Parse(CommandLineRun.Of(["eval", _checkpoint, "--problems", "3", "--json", "--top-p", "0.5"]).Output)!;
        Assert.Equal(0.5, (double)json["topP"]!);
        Assert.InRange((double)json["accuracy"]!["high"]!, 0, 1);
    }

    [Fact]
    public void A_prompt_gets_as_many_answers_as_asked_for()
    {
        var run = CommandLineRun.Of(["sample", _checkpoint, "--prompt", "Tom has 12 apples. How many?", "--samples", "3"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(3, run.Output.TrimEnd().Split('\n').Length);
    }

    [Theory]
    [InlineData("eval", "--temperature", "0")]
    [InlineData("eval", "--top-p", "1.5")]
    [InlineData("eval", "--k", "0")]
    [InlineData("eval", "--problems", "none")]
    [InlineData("eval", "--out", "table.csv")]
    [InlineData("eval", "--out", "no-such-folder/table.jsonl")]
    [InlineData("sample", "--prompt", "zebras")]
    [InlineData("sample")]
    public void Mistakes_are_told(string verb, params string[] more)
    {
        var run = CommandLineRun.Of([verb, _checkpoint, .. more]);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.NotEmpty(run.Error);
    }
}
