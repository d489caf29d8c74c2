using RLCollapse.Common;
using RLCollapse.Data.Tasks.Names;
using RLCollapse.Evaluation;
using RLCollapse.Evaluation.Metrics;

namespace RLCollapse.Tests.Evaluation.Metrics;

public sealed class TypicalityTests
{
    private const string Key = "typicality/slope";

    [Theory]
    [InlineData(1)]
    [InlineData(2.33)]
    [InlineData(0.4)]
    [InlineData(-0.5)]
    public void A_power_of_the_base_has_that_slope(double power)
    {
        var random = new Seed(4).Generator();
        double[][][] before = [TinyNames.Random(random), TinyNames.Random(random)];
        double[][][] after =
            [.. before.Select(formats => formats.Select(answers => answers.Select(p => 0.01 * Math.Pow(p, power)).ToArray()).ToArray())];

        Assert.Equal(power, TinyNames.Measured(Typicality.Metric, TinyNames.Masses(after), TinyNames.Masses(before))[Key], 1e-9);
    }

    [Fact]
    public void What_is_rare_in_the_base_or_does_not_fit_does_not_count()
    {
        var before = TinyNames.Random(new Seed(4).Generator());
        var after = before.Select(answers => answers.Select((p, thing) =>
            p < Typicality.LeastMass || !TinyNames.Question().Accepts(thing) ? 1e-9 : p).ToArray()).ToArray();

        Assert.Contains(before.SelectMany(answers => answers), p => p < Typicality.LeastMass);
        Assert.Equal(1, TinyNames.Measured(Typicality.Metric, TinyNames.Masses(after), TinyNames.Masses(before))[Key], 1e-9);
    }

    [Fact]
    public void One_answer_a_prompt_has_no_slope()
    {
        var one = new double[NameWords.Things.Count];
        one[TinyNames.Fitting()[0]] = 0.7;
        var masses = TinyNames.InFirstFormat(one);

        Assert.False(TinyNames.Measured(Typicality.Metric, masses, masses).Has(Key));
    }
}
