using RLCollapse.Objectives;
using RLCollapse.Rl;
using Xunit.Abstractions;

namespace RLCollapse.Tests.Rl.Bandits;

/// <summary>Responses of one and of two tokens: what averaging over tokens or over sequences does to the optimum.</summary>
public sealed class UnequalLengthTests(Bandits bandits, ITestOutputHelper output) : IClassFixture<Bandits>
{
    private const double Beta = 0.5;
    private const double Tolerance = 0.02;

    [Theory(DisplayName = "k1 in the reward: no aggregation moves the optimum, where no response has an advantage")]
    [InlineData(RlAlgorithm.Ppo, LossAggregation.TokenMean)]
    [InlineData(RlAlgorithm.Ppo, LossAggregation.SequenceMean)]
    [InlineData(RlAlgorithm.Rloo, LossAggregation.TokenMean)]
    [InlineData(RlAlgorithm.Rloo, LossAggregation.SequenceMean)]
    [InlineData(RlAlgorithm.Rloo, LossAggregation.Constant)]
    public void Penalty_in_the_reward(string algorithm, LossAggregation aggregation) =>
        Ends(algorithm, aggregation, new() { Coefficient = Beta }, new BanditTheory(bandits.UnequalLengths).Optimum(Beta));

    [Theory(DisplayName = "A penalty in the loss: only weights that are equal for all tokens leave the token-wise optimum alone")]
    [InlineData(LossAggregation.TokenMean)]
    [InlineData(LossAggregation.SequenceMean)]
    [InlineData(LossAggregation.Constant)]
    public void Penalty_in_the_loss(LossAggregation aggregation)
    {
        var theory = new BanditTheory(bandits.UnequalLengths);
        var end = aggregation == LossAggregation.SequenceMean ? theory.TokenwiseSequenceMean(Beta) : theory.Tokenwise(Beta);
        Ends(RlAlgorithm.Rloo, aggregation, new() { Coefficient = Beta, Estimator = KlEstimatorKind.Exact, Placement = KlPlacement.Loss },
            end);
    }

    private void Ends(string algorithm, LossAggregation aggregation, KlOptions kl, FormatShares theory)
    {
        var bandit = bandits.UnequalLengths;
        var ended = bandit.Learn(FormatBandit.Plain with { Algorithm = algorithm, LossAggregation = aggregation, Kl = kl }, 150);
        var nominal = new BanditTheory(bandit).Optimum(kl.Coefficient);
        output.WriteLine($"| {algorithm}, {aggregation}, {kl.Estimator} in {kl.Placement} | {ended} | {theory.DistanceTo(nominal):0.000} "
            + $"| {ended.DistanceTo(nominal):0.000} | {ended.DistanceTo(theory):0.000} | {ended.SuccessDistanceTo(theory):0.000} |");
        Assert.InRange(ended.DistanceTo(theory), 0, Tolerance);
        Assert.InRange(ended.SuccessDistanceTo(theory), 0, Tolerance);
    }
}
