using RLCollapse.Common;
using RLCollapse.Evaluation;
using RLCollapse.Evaluation.Metrics;
using RLCollapse.Statistics;

namespace RLCollapse.Tests.Evaluation.Metrics;

public sealed class EntropySplitTests
{
    [Fact]
    public void Narrowing_and_removal_add_up_to_all_that_was_lost()
    {
        var random = new Seed(4).Generator();
        AnswerMasses before = TinyNames.Masses(TinyNames.Random(random), TinyNames.Random(random, 0.7)),
            after = TinyNames.Masses(TinyNames.Random(random), TinyNames.Random(random, 0.95));
        var record = TinyNames.Measured(EntropySplit.Metric, after, before);

        Assert.Equal(Mean(before) - Mean(after), record["entropy_split/narrowing"] + record["entropy_split/removal"], 1e-9);
        Assert.Equal(Mean(after), record["output_entropy"], 1e-9);
        Assert.False(record.Values.ContainsKey("entropy_split/stage_narrowing")); // nothing is known of the stage's start

        static double Mean(AnswerMasses masses) =>
            masses.Answers.Average(answers => Diversity.Entropy([.. answers, 1 - answers.Sum()]));
    }

    [Fact]
    public void What_only_loses_wrong_answers_has_not_narrowed()
    {
        var law = TinyNames.Question().Law;
        double[] wrong = [.. law.Select(p => p > 0 ? 0 : 1.0 / law.Count(p => p == 0))];
        AnswerMasses Mixed(double valid) => TinyNames.InFirstFormat([.. law.Zip(wrong, (p, q) => (valid * p) + ((1 - valid) * q))]);
        var record = TinyNames.Measured(EntropySplit.Metric, Mixed(1), Mixed(0.6));

        Assert.Equal(0, record["entropy_split/narrowing"], 1e-9);
        var before = Diversity.Entropy([0.6, 0.4]) + (0.6 * Diversity.Entropy(law)) + (0.4 * Diversity.Entropy(wrong));
        Assert.Equal(before - Diversity.Entropy(law), record["entropy_split/removal"], 1e-9);
    }

    [Fact]
    public void What_only_gives_up_right_answers_has_only_narrowed()
    {
        var law = TinyNames.Question().Law;
        var one = new double[law.Count];
        one[TinyNames.Fitting()[0]] = 1;
        var record = TinyNames.Measured(EntropySplit.Metric, TinyNames.InFirstFormat(one), TinyNames.InFirstFormat([.. law]));

        Assert.Equal((Diversity.Entropy(law), 0), (record["entropy_split/narrowing"], Math.Round(record["entropy_split/removal"], 9)),
            (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-9 && a.Item2 == b.Item2);
    }
}
