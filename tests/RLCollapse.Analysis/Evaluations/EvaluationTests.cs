using System.Text.Json.Nodes;
using Parquet.Serialization;
using RLCollapse.Analysis.Evaluations;
using RLCollapse.Common;
using RLCollapse.Evaluation;
using RLCollapse.SavedPolicies;

namespace RLCollapse.Tests.Analysis.Evaluations;

public sealed class EvaluationTests
{
    private static readonly SavedPolicy Saved = Checkpoints.Load(Checkpoints.Folder(Tiny.Config));
    private static readonly PolicyEvaluation Evaluation = Of(seed: 0);

    [Fact]
    public void Numbers_are_those_of_the_problems()
    {
        var shares = EvaluationSummary.Shares(Evaluation).ToDictionary(row => row.Key);
        Assert.Equal(12, Evaluation.Problems.Count);
        Assert.All(Evaluation.Problems, problem => Assert.Equal((6, 6), (problem.Samples, problem.Formats.Sum())));
        Assert.Equal(shares["accuracy"].Share, shares["pass@1"].Share, 12);
        Assert.True(shares["pass@4"].Share >= shares["pass@1"].Share);
        Assert.Equal(1, Evaluation.Formats.Sum(format => shares[$"format_share/{format}"].Share), 12);
        Assert.Equal(1, Evaluation.Masses.Sum(), 6);
        Assert.All(shares.Values, row => Assert.True(row.Low <= row.Share && row.Share <= row.High));
    }

    [Fact]
    public void The_seed_decides_what_is_drawn()
    {
        Assert.Equal(Lengths(Evaluation), Lengths(Of(seed: 0)));
        Assert.NotEqual(Lengths(Evaluation), Lengths(Of(seed: 1)));

        static double[] Lengths(PolicyEvaluation evaluation) => [.. evaluation.Problems.Select(problem => problem.Length)];
    }

    [Theory]
    [InlineData("7")]
    [InlineData(null)]
    [InlineData("Rome")]
    public async Task Tables_in_json_lines_and_parquet_say_the_same(string? expected)
    {
        var (json, parquet) = (Checkpoints.NewPath("table.jsonl"), Checkpoints.NewPath("table.parquet"));
        var evaluation = Evaluation with
        {
            Problems = [Evaluation.Problems[0], .. Evaluation.Problems.Skip(1).Select(problem => problem with { Expected = expected })],
        };
        EvaluationTable.Write(evaluation, json);
        EvaluationTable.Write(evaluation, parquet);

        var lines = File.ReadAllLines(json).Select(line => JsonNode.Parse(line)!.AsObject()).ToArray();
        await using var file = File.OpenRead(parquet);
        var rows = (await ParquetSerializer.DeserializeUntypedAsync(file)).Data;

        Assert.Equal(lines.Length, rows.Count);
        foreach (var (line, row) in lines.Zip(rows))
        {
            Assert.Equal(line.Where(cell => cell.Value is not null).Select(cell => cell.Key), row.Keys);
            Assert.All(line, cell => Assert.Equal(cell.Value?.ToString() ?? "", Text(row.GetValueOrDefault(cell.Key))));
        }

        static string Text(object? value) => value switch
        {
            bool flag => flag ? "true" : "false",
            null => "",
            _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
        };
    }

    [Fact]
    public void What_cannot_be_had_is_refused()
    {
        Assert.Contains("has 16 held-out problems", Refused(() => Options(problems: 17)));
        Assert.Contains("takes at least 8 samples", Refused(() => Options(samples: 4, ks: [8])));
        Assert.Contains("ends in .jsonl or .parquet", Refused(() => EvaluationTable.Write(Evaluation, "table.csv")));

        static string Refused(Action act) => Assert.Throws<UserErrorException>(act).Message;
    }

    [Fact]
    public void Without_a_wish_it_samples_as_the_run_does()
    {
        var options = Options();
        Assert.Equal((16, 8, 1.0, 24), (options.Problems, options.Samples, options.Temperature, options.MaxNewTokens));
        Assert.Equal([1, 4], options.Ks);
        Assert.Equal([1], Options(samples: 2).Ks);
    }

    [Fact]
    public void A_prompt_of_ones_own_is_answered_and_unknown_words_are_told()
    {
        var answers = PromptAnswers.Of(Saved, "Tom has 12 apples. How many apples?", samples: 3, null, 1, seed: 0);
        Assert.Equal(3, answers.Count);
        Assert.All(answers, answer => Assert.True(answer.LogProbability < 0));
        Assert.Contains("'zebras' is not in the vocabulary",
            Assert.Throws<UserErrorException>(() => PromptAnswers.Of(Saved, "Tom has 12 zebras.", 1, null, 1, 0)).Message);
        Assert.Contains("has 0 tokens", Assert.Throws<UserErrorException>(() => PromptAnswers.Of(Saved, " ", 1, null, 1, 0)).Message);
    }

    private static PolicyEvaluation Of(int seed) => PolicyEvaluator.Of(Saved, Options(problems: 12, samples: 6, seed: seed));

    private static EvaluationOptions Options(int? problems = null, int? samples = null, int[]? ks = null, int seed = 0) =>
        PolicyEvaluator.Options(Saved, problems, samples, ks ?? [], null, 1, seed);
}
