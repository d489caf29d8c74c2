using System.Text.Json;
using RLCollapse.Model;

namespace RLCollapse.Tests.EndToEnd;

/// <summary>
/// What <c>score</c> says of a policy, against <c>llama_logprobs.py</c> on its export: another language, another model code.
/// </summary>
public sealed class LlamaLogProbsTests
{
    private readonly string _root = Tiny.TemporaryFolder();

    [NumpyFact]
    public void A_second_implementation_finds_the_same_numbers() => Assert.Equal(0, Compare(Tiny.Config.Model with { Heads = 4 }, 1, 1));

    [NumpyFact]
    public void So_it_does_with_a_head_of_its_own_other_frequencies_and_a_temperature() =>
        Assert.Equal(0, Compare(new() { Width = 24, Layers = 3, Heads = 2, FeedForward = 40, TieEmbeddings = false, RopeTheta = 77.5,
            NormEpsilon = 1e-3 }, 0.7, 0.7));

    [NumpyFact]
    public void So_it_does_with_shared_keys_wide_heads_stretched_positions_and_more_ids_than_words() =>
        Assert.Equal(0, Compare(Tiny.Config.Model with { Heads = 4, KeyValueHeads = 2, HeadSize = 12, Vocabulary = 160,
            RopeScaling = new() { Kind = RopeScalingKind.Llama3, Factor = 8, OriginalContextLength = 64 } }, 1, 1));

    [NumpyFact]
    public void It_would_notice_another_temperature() => Assert.Equal(1, Compare(Tiny.Config.Model, 1, 1.01));

    private int Compare(ModelOptions model, double ours, double theirs)
    {
        var checkpoint = Checkpoints.Folder(Tiny.Config with { Model = model });
        var (rows, scores, exported) = (Path.Combine(_root, "rows.jsonl"), Path.Combine(_root, "scores.jsonl"),
            Path.Combine(_root, "exported"));
        File.WriteAllLines(rows, Tiny.Data.Test.SelectMany((problem, i) => Tiny.Data.Formats.Select(format =>
            JsonSerializer.Serialize(new { prompt = problem.Prompt, response = format.Render(problem), ended = i % 2 == 0 }))));
        Assert.Equal(0, CommandLineRun.Of(["export", checkpoint, exported]).ExitCode);
        Assert.Equal(0, CommandLineRun.Of(["score", checkpoint, rows, "--out", scores, "--temperature", Text(ours)]).ExitCode);

        var (code, output) = NumpyFactAttribute.Run(
            "llama_logprobs.py", exported, rows, "--compare", scores, "--temperature", Text(theirs));
        Assert.True(output.Contains("log-probabilities differ by at most"), output);
        return code;
    }

    private static string Text(double number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
