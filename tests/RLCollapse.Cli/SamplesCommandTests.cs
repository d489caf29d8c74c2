using RLCollapse.Data;

namespace RLCollapse.Tests.Cli;

public sealed class SamplesCommandTests : IDisposable
{
    private readonly SyntheticRun _run = new(["python", "prose"], 0);

    public SamplesCommandTests()
    {
        _run.Trained([0.4, 0.5, 0.1], [0.95, 0.04, 0.01], 64, 2);
        File.WriteAllLines(Path.Combine(_run.Folder, "samples.jsonl"),
        [
            Line(0, "a1", "prose", answer: 35, expected: 23),
            Line(0, "b2", "python", answer: 6, expected: 6),
            Line(8, "a1", "python", answer: 23, expected: 23),
            Line(8, "b2", "python", answer: 7, expected: 6),
        ]);
    }

    public void Dispose() => _run.Dispose();

    [Fact]
    public void The_last_step_is_shown_with_what_was_asked_answered_and_earned()
    {
        var run = Of();
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("""
            Prompt of a1   (problem a1, expected 23)
              step 8: right, python, answers 23, reward 1 = correctness 1 · brevity 0, -1.50 nats, least likely '+' at 0.22
                response of a1 at 8

            Prompt of b2   (problem b2, expected 6)
              step 8: wrong, python, answers 7, reward 0 = correctness 0 · brevity 0, -1.50 nats, least likely '+' at 0.22
                response of b2 at 8


            """, run.Output);
        Assert.Equal("2 of 2\n", run.Error);
    }

    [Theory]
    [InlineData("--wrong", "b2 8")]
    [InlineData("--right", "a1 8")]
    [InlineData("--step first --format prose", "a1 0")]
    [InlineData("--step 0 --wrong", "a1 0")]
    [InlineData("--problem b --beside first", "b2 8|b2 0")]
    [InlineData("--limit 1 --skip 1", "b2 8")]
    [InlineData("--format malformed", "")]
    public void They_are_chosen_by_step_format_answer_and_problem(string options, string shown)
    {
        var lines = Of(options.Split(' ')).Output.Split('\n').Where(line => line.StartsWith("    response of"))
            .Select(line => line.Trim()["response of ".Length..].Replace(" at", ""));
        Assert.Equal(shown, string.Join('|', lines));
    }

    [Fact]
    public void A_program_gets_the_lines_as_they_are() =>
        Assert.Equal(File.ReadAllLines(Path.Combine(_run.Folder, "samples.jsonl"))[3] + "\n", Of("--wrong", "--json").Output);

    [Theory]
    [InlineData("--problem b --format json", 3)]
    [InlineData("--right --format json", 2)]
    [InlineData("--format python --step first --json", 1)]
    public void The_format_json_is_that_of_the_output(string options, int line) =>
        Assert.Equal(File.ReadAllLines(Path.Combine(_run.Folder, "samples.jsonl"))[line] + "\n", Of(options.Split(' ')).Output);

    [Fact]
    public void No_format_of_responses_is_called_json() =>
        Assert.DoesNotContain("json", OutputFormats.All.Names, StringComparer.OrdinalIgnoreCase);

    [Theory]
    [InlineData("--step", "5", "there are first, last, 0, 8")]
    [InlineData("--format", "latex", "it has python, prose, and malformed")]
    [InlineData("--limit", "0", "takes a whole number")]
    [InlineData("--right", "--wrong", "take one")]
    public void Mistakes_are_told(string option, string value, string message)
    {
        var run = Of(option, value);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error);
    }

    [Fact]
    public void A_run_without_samples_is_told()
    {
        File.Delete(Path.Combine(_run.Folder, "samples.jsonl"));
        Assert.Contains("has recorded no samples", Of().Error);
    }

    private CommandLineRun Of(params string[] options) => CommandLineRun.Of(["samples", _run.Folder, .. options]);

    private static string Line(int step, string problem, string format, int answer, int expected) => $$"""
        {"step":{{step}},"phase":"rl","problem":"{{problem}}","prompt":"Prompt of {{problem}}","response":"response of {{problem}} at {{step}}","ended":true,"format":"{{format}}","answer":{{answer}},"expected":{{expected}},"correct":{{(answer == expected ? "true" : "false")}},"reward":{{(answer == expected ? 1 : 0)}},"rewardParts":{"correctness":{{(answer == expected ? 1 : 0)}},"brevity":0},"logProbability":-1.5,"tokens":["1","+"],"tokenLogProbabilities":[0,-1.5]}
        """;
}
