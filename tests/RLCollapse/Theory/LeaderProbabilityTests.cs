using MathNet.Numerics.Distributions;
using RLCollapse.Theory;

namespace RLCollapse.Tests.Theory;

public sealed class LeaderProbabilityTests
{
    [Fact]
    public void Formats_alike_lead_with_equal_probability_and_all_together_with_one()
    {
        Assert.Equal(0.5, LeaderProbability.Of(0, [0.5, 0.5], [0.6, 0.6], 128, [1, 1], 20), 6);
        Assert.Equal(1, Enumerable.Range(0, 3).Sum(f =>
            LeaderProbability.Of(f, [0.3, 0.4, 0.3], [0.7, 0.66, 0.6], 64, [1, 0.8, 1], 15)), 3);
    }

    [Fact]
    public void It_is_what_draws_of_the_accuracies_say()
    {
        var (random, wins) = (new Random(1), 0);
        for (var i = 0; i < 20_000; i++)
        {
            double Score(double share, double right) => Math.Log(share) + (10 * Beta.Sample(random, right + 0.5, 64 - right + 0.5));
            if (Score(0.3, 44.8) > Score(0.5, 41.6)) wins++;
        }

        Assert.Equal(wins / 20_000.0, LeaderProbability.Of(0, [0.3, 0.5], [0.7, 0.65], 64, [1, 1], 10), 0.01);
    }

    [Fact]
    public void More_samples_make_it_surer_and_before_RL_the_masses_decide()
    {
        Assert.InRange(LeaderProbability.Of(0, [0.4, 0.4], [0.7, 0.6], 20, [1, 1], 50), 0.6, 0.9);
        Assert.InRange(LeaderProbability.Of(0, [0.4, 0.4], [0.7, 0.6], 2_000, [1, 1], 50), 0.999, 1);
        Assert.Equal((1.0, 0.0), (LeaderProbability.Of(0, [0.5, 0.4], [0.1, 0.9], 20, [1, 1], 0),
            LeaderProbability.Of(1, [0.5, 0.4], [0.1, 0.9], 20, [1, 1], 0)));
    }
}
