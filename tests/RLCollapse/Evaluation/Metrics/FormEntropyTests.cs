using RLCollapse.Data;
using RLCollapse.Evaluation;
using RLCollapse.Evaluation.Metrics;
using RLCollapse.Grading;
using RLCollapse.Rewards;
using RLCollapse.Runs;
using RLCollapse.Sampling;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Evaluation.Metrics;

public sealed class FormEntropyTests
{
    [Fact]
    public void It_is_the_entropy_of_forms_and_not_of_meanings()
    {
        var problem = TinyPrograms.Problem();
        var tree = TinyPrograms.Data.Answers!;
        var fitting = tree.Prefixes.Index().First(prefix =>
            prefix.Item.Tokens.Length > 2 && prefix.Item.Names.Count(name => problem.Accepts(name.Answer)) == 1).Index;
        var direct = tree.Prefixes.Index().First(prefix =>
            prefix.Item.Tokens.Length == 2 && prefix.Item.Names.Any(name => problem.Accepts(name.Answer))).Index;
        var wrong = tree.Prefixes.Index().First(prefix => !prefix.Item.Names.Any(name => problem.Accepts(name.Answer))).Index;
        var masses = tree.Prefixes.Select((prefix, at) => prefix.Names.Select((name, i) => problem.Accepts(name.Answer)
            ? (at == fitting ? 0.3 : at == direct ? 0.1 : 0)
            : at == wrong && i == 4 ? 0.4 : 0).ToArray()).ToArray();
        var record = Measured([], new AnswerMasses(tree, [masses], 4));

        Assert.Equal(Entropy(0.3, 0.1, 0.4), record["form_entropy"], 1e-9);
        Assert.Equal(Entropy(0.3, 0.1), record["form_entropy_valid"], 1e-9);
    }

    [Fact]
    public void Words_are_counted_prompt_by_prompt_and_without_the_end()
    {
        var tokenizer = TinyPrograms.Data.Tokenizer;
        Response Of(int prompt, string text) => new(prompt, [.. tokenizer.Encode(text), tokenizer.EndId], [], [], Ended: true);
        var record = Measured([Of(0, "x + 1"), Of(0, "x + 2"), Of(1, "x + 1"), Of(1, "x + 1")], null);

        Assert.Equal(((4 / 6.0) + (3 / 6.0)) / 2, record["distinct_ngrams/1"], 1e-12);
        Assert.Equal(((3 / 4.0) + (2 / 4.0)) / 2, record["distinct_ngrams/2"], 1e-12);
        double words = tokenizer.VocabularySize - 2;
        Assert.Equal(3.5 / (words * (1 - Math.Pow((words - 1) / words, 6))), record["ead/1"], 1e-12);
        Assert.False(record.Has("form_entropy") || record.Has("word_rarity"));
    }

    [Fact]
    public void Formats_whose_responses_are_told_by_format_and_answer_are_not_measured()
    {
        var answers = TinyNames.InFirstFormat([.. TinyNames.Question().Law]);

        Assert.Empty(TinyNames.Measured(FormEntropy.Metric, answers).Values);
        Assert.Empty(TinyNames.Measured(WordVariety.Metric, answers).Values);
    }

    private static double Entropy(params double[] masses) => -masses.Sum(p => p / masses.Sum() * Math.Log(p / masses.Sum()));

    private static MetricsRecord Measured(Response[] responses, AnswerMasses? masses)
    {
        var config = Tiny.Config with { Data = TinyPrograms.Options, Tracking = Tiny.Config.Tracking with { ProbeSamples = 2 } };
        var settings = config.ProbesOf("rl");
        var reward = new RewardFunction(settings.Reward,
            new Grader(TinyPrograms.Data.Formats, TinyPrograms.Data.Tokenizer, TruncationMode.Zero), Judges.None);
        var record = new MetricsRecord("rl", 3);
        Probe probe = new(3, false, settings, TinyPrograms.Data, null!, null!, reward, [[]], [], responses, [], [], null!)
        {
            Base = new(() => throw new InvalidOperationException("Nothing of the base is asked.")), Answers = masses,
        };
        FormEntropy.Metric.Write(probe, record);
        if (responses.Length > 0) WordVariety.Metric.Write(probe, record);
        return record;
    }
}
