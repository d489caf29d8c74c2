using System.Text.Json.Nodes;

namespace RLCollapse.Tests.Cli;

public sealed class ScoreCommandTests
{
    private readonly string _checkpoint = Checkpoints.Folder(Tiny.Config);
    private readonly string _rows = Checkpoints.NewPath("rows.jsonl");

    public ScoreCommandTests() => File.WriteAllText(_rows, """
        {"prompt": "Tom has 12 apples", "response": "Answer 12"}
        {"prompt": "Tom", "response": "def solve", "ended": false}
        """);

    [Fact]
    public void Standard_output_has_a_line_a_response_and_nothing_else()
    {
        var run = CommandLineRun.Of(["score", _checkpoint, _rows, "--reference", Checkpoints.Folder(Tiny.Config, 1)]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var lines = run.Output.TrimEnd().Split('\n').Select(line => JsonNode.Parse(line)!).ToArray();
        Assert.Equal([["Answer", "1", "2", "<end>"], ["def", "solve"]],
            lines.Select(l => l["tokens"]!.AsArray().Select(t => (string)t!).ToArray()));
        Assert.Equal([true, false], lines.Select(l => (bool)l["end_appended"]!));
        Assert.All(lines, l =>
            Assert.Equal(l["log_probs"]!.AsArray().Sum(p => (double)p!) - l["reference_log_probs"]!.AsArray()
            .Sum(p => (double)p!), (double)l["k1_per_sequence"]!, 1e-4));
    }

    [Fact]
    public void A_file_gets_the_same_lines_and_standard_output_its_name()
    {
        var file = Checkpoints.NewPath("scores.jsonl");
        var direct = CommandLineRun.Of(["score", _checkpoint, _rows, "--temperature", "0.5"]);
        var written = CommandLineRun.Of(["score", _checkpoint, _rows, "--temperature", "0.5", "--out", file]);

        Assert.Equal(file + "\n", written.Output);
        Assert.Equal(direct.Output, File.ReadAllText(file));
        Assert.NotEqual(direct.Output, CommandLineRun.Of(["score", _checkpoint, _rows]).Output);
    }

    [Fact]
    public void A_bad_line_anywhere_leaves_standard_output_empty()
    {
        File.AppendAllText(_rows, "\n{\"prompt\": \"Tom\", \"response\": \"Antwort\"}\n");
        var run = CommandLineRun.Of(["score", _checkpoint, _rows]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{_rows}:3: 'Antwort' is not in the vocabulary", run.Error);
    }

    [Fact]
    public void The_smaller_context_of_policy_and_reference_holds()
    {
        var shorter = Checkpoints.Folder(Tiny.Config with { Model = Tiny.Config.Model with { ContextLength = 8 },
            Rl = Tiny.Config.Rl with { Sampling = Tiny.Config.Rl.Sampling with { MaxNewTokens = 4 } } });
        var run = CommandLineRun.Of(["score", _checkpoint, _rows, "--reference", shorter]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("context is 8", run.Error);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named()
    {
        var run = CommandLineRun.Of(["score", _checkpoint, _rows, "--out", Path.Combine(_rows, "below")]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(_rows, run.Error);
    }
}
