using RLCollapse.Common;
using RLCollapse.Data.Tasks.Names;
using RLCollapse.Evaluation;
using RLCollapse.Evaluation.Metrics;

namespace RLCollapse.Tests.Evaluation.Metrics;

public sealed class OpenAnswersTests
{
    private static readonly ProbeMetric[] OfAnswers =
        [OpenAnswers.Metric, DistinctAnswers.Metric, EntropySplit.Metric, Typicality.Metric, AnswerTheory.Metric];

    [Fact]
    public void A_policy_that_answers_as_the_world_does_has_forgotten_nothing_of_it()
    {
        var question = TinyNames.Question();
        var record = TinyNames.Measured(OpenAnswers.Metric, TinyNames.InFirstFormat([.. question.Law.Select(p => 0.8 * p)]));

        Assert.Equal(0.8, record["valid_mass"], 1e-12);
        Assert.Equal(0, record["world_kl"], 1e-12);
        Assert.Equal(-question.Law.Where(p => p > 0).Sum(p => p * Math.Log(p)), record["meaning_entropy"], 1e-12);
        Assert.Equal(0, record["wording_entropy"], 1e-12);
        Assert.Equal(0.64 * (1 - question.Law.Sum(p => p * p)), record["effective_pairs"], 1e-12);
        Assert.Equal(
            0.8 * question.Law.Index().Sum(answer => answer.Item * question.World.Quality(answer.Index)), record["answer_quality"], 1e-12);
    }

    [Fact]
    public void Two_answers_alike_are_worth_two()
    {
        var fitting = TinyNames.Fitting();
        var masses = new double[NameWords.Things.Count];
        (masses[fitting[0]], masses[fitting[1]]) = (0.3, 0.3);
        masses[Enumerable.Range(0, masses.Length).First(thing => !fitting.Contains(thing))] = 0.4;
        var record = TinyNames.Measured(OpenAnswers.Metric, TinyNames.InFirstFormat(masses));

        Assert.Equal(0.6, record["valid_mass"], 1e-12);
        Assert.Equal(Math.Log(2), record["meaning_entropy"], 1e-9);
        Assert.Equal(2 * 0.3 * 0.3, record["effective_pairs"], 1e-12);
        var likeness = TinyNames.Question().Similarity(fitting[0], fitting[1]); // eigenvalues (1 ± likeness)/2
        var eigenvalues = new[] { (1 + likeness) / 2, (1 - likeness) / 2 };
        Assert.Equal(Math.Exp(-eigenvalues.Sum(value => value * Math.Log(value))), record["vendi"], 1e-9);
    }

    [Fact]
    public void Every_number_is_the_mean_over_prompts()
    {
        AnswerMasses At(params int[] prompts) => TinyNames.InFirstFormat([.. prompts.Select(prompt =>
            TinyNames.Question(1).Law.Select((p, thing) => prompt == 0 ? (thing == TinyNames.Fitting(0)[0] ? 0.5 : 0) : p).ToArray())]);
        var (first, both) = (TinyNames.Measured(OpenAnswers.Metric, At(0)), TinyNames.Measured(OpenAnswers.Metric, At(0, 1)));

        Assert.Equal((first["valid_mass"] + 1) / 2, both["valid_mass"], 1e-12);
        Assert.Equal(first["world_kl"] / 2, both["world_kl"], 1e-9);
    }

    [Fact]
    public void Wordings_have_an_entropy_of_their_own()
    {
        var law = TinyNames.Question().Law;
        double[] shares = [0.5, 0.25, 0.25, 0, 0];
        var masses = TinyNames.Masses([.. shares.Select(share => law.Select(p => 0.9 * share * p).ToArray())]);

        Assert.Equal(1.5 * Math.Log(2), TinyNames.Measured(OpenAnswers.Metric, masses)["wording_entropy"], 1e-9);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nothing_is_infinite_where_masses_underflow(bool oneAnswer)
    {
        var masses = new double[NameWords.Things.Count];
        if (oneAnswer) masses[TinyNames.Fitting()[0]] = 1;
        var policy = TinyNames.InFirstFormat(masses);
        var reference = TinyNames.Masses(TinyNames.Random(new Seed(1).Generator()));

        foreach (var metric in OfAnswers)
        {
            foreach (var (one, other) in ((AnswerMasses, AnswerMasses)[])[(policy, reference), (reference, policy), (policy, policy)])
                Assert.All(TinyNames.Measured(metric, one, other).Values, value => Assert.True(double.IsFinite(value.Value), value.Key));
        }
    }

    [Fact]
    public void Where_answers_are_not_enumerated_nothing_is_measured()
    {
        foreach (var metric in OfAnswers.Where(metric => metric != EntropySplit.Metric)) // which then is of formats
            Assert.Empty(TinyNames.Measured(metric, null).Values);
    }
}
