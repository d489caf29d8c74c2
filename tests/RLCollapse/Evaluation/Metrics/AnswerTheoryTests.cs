using RLCollapse.Common;
using RLCollapse.Data.Tasks.Names;
using RLCollapse.Evaluation;
using RLCollapse.Evaluation.Metrics;
using RLCollapse.Rewards;
using RLCollapse.Rl;
using RLCollapse.Stages;
using RLCollapse.Theory;

namespace RLCollapse.Tests.Evaluation.Metrics;

public sealed class AnswerTheoryTests
{
    private const string Key = "theory_tv";

    private static readonly double[][] Base = TinyNames.Random(new Seed(4).Generator());

    [Theory]
    [InlineData(RlAlgorithm.Rloo, true, 0)]
    [InlineData(RlAlgorithm.Rloo, true, 0.1)]
    [InlineData(RlAlgorithm.Rloo, false, 0.1)]
    [InlineData(RlAlgorithm.Ppo, true, 0)]
    [InlineData(RlAlgorithm.Ppo, true, 0.1)]
    [InlineData(RlAlgorithm.Ppo, false, 0.1)]
    public void It_is_zero_at_the_optimum_alone(string algorithm, bool novelty, double beta)
    {
        var config = Config(algorithm, novelty, beta, quality: 1);
        var kappa = novelty ? (algorithm == RlAlgorithm.Rloo ? 2 / 3.0 : 1) : 0; // groups of 4
        var before = TinyNames.Masses(Base);
        double[] whole = [.. before.Answers[0], 1 - before.Answers[0].Sum()];
        var optimum = NoveltyOptimum.Of(
            whole, [.. Enumerable.Range(0, 48).Select(thing => 0.5 * TinyNames.Question().Quality(thing)), 0], kappa, beta);
        double Told(double[] answers) =>
            TinyNames.Measured(AnswerTheory.Metric, TinyNames.InFirstFormat(answers), before, config with
            {
                Reward = config.Reward with { Terms = new Dictionary<string, double> { ["quality"] = 0.5 } },
            })[Key];

        Assert.Equal(0, Told([.. optimum.SkipLast(1)]), 1e-9);
        var moved = optimum.SkipLast(1).ToArray();
        var (most, other) = (Array.IndexOf(moved, moved.Max()), TinyNames.Fitting().First(thing => moved[thing] < moved.Max()));
        (moved[most], moved[other]) = (moved[most] - 0.05, moved[other] + 0.05);
        Assert.Equal(0.05, Told(moved), 1e-9);
    }

    [Fact]
    public void On_training_questions_it_is_that_of_their_answers()
    {
        var config = Config(RlAlgorithm.Rloo, novelty: false, 0.1, quality: 1);
        var (asked, before) = ((NameProblem)TinyNames.Data.Train[0], TinyNames.Masses(Base));
        double[] whole = [.. before.Answers[0], 1 - before.Answers[0].Sum()];
        var optimum = NoveltyOptimum.Of(whole, [.. Enumerable.Range(0, 48).Select(thing => asked.Quality(thing)), 0], 0, 0.1);
        var told = TinyNames.Measured(AnswerTheory.Metric, before, before, config,
            trained: new([asked], TinyNames.InFirstFormat([.. optimum.SkipLast(1)]), before));

        Assert.Equal(0, told["theory_tv_trained"], 1e-9);
        Assert.True(told[Key] > 0.1);
        Assert.False(TinyNames.Measured(AnswerTheory.Metric, before, before, config).Has("theory_tv_trained"));
    }

    [Fact]
    public void It_is_written_only_where_there_is_an_optimum()
    {
        Assert.True(Has(Config(RlAlgorithm.Rloo, false, 0.1, 1)));
        Assert.True(Has(Config(RlAlgorithm.Rloo, true, 0, 1)));
        Assert.False(Has(Config(RlAlgorithm.Rloo, false, 0, 1))); // the best answer takes all
        Assert.False(Has(Config(RlAlgorithm.Rloo, true, 0, 0))); // nothing is paid
        Assert.False(Has(Config(RlAlgorithm.Rloo, true, 0, -1))); // duplicates are
        Assert.False(Has(Config(RlAlgorithm.Grpo, true, 0, 1))); // divides by a std
        Assert.False(Has(Config(RlAlgorithm.Rloo, true, 0, 1) with { Reward = new() { Times = ["novelty-wording"] } }));

        static bool Has(RunConfig config) =>
            TinyNames.Measured(AnswerTheory.Metric, TinyNames.Masses(Base), TinyNames.Masses(Base), config).Has(Key);
    }

    private static RunConfig Config(string algorithm, bool novelty, double beta, double quality) => TinyNames.Config with
    {
        Rl = TinyNames.Config.Rl with { Algorithm = algorithm, Kl = new() { Coefficient = beta } },
        Reward = new RewardOptions
        {
            Correctness = 0, Terms = new Dictionary<string, double> { ["quality"] = quality }, Times = novelty ? ["novelty-meaning"] : [],
        },
    };
}
