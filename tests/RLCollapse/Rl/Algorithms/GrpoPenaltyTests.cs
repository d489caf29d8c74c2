using RLCollapse.Model;
using RLCollapse.Rl;
using RLCollapse.Rl.Algorithms;

namespace RLCollapse.Tests.Rl.Algorithms;

/// <summary>
/// Several prompts, of which all but the first have groups with equal rewards: there a std would make advantages of the penalty's noise
/// alone.
/// </summary>
public sealed class GrpoPenaltyTests
{
    private static readonly double[] Rewards = [1, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1];

    public static TheoryData<GroupStd> Stds => [.. Enum.GetValues<GroupStd>()];

    [Theory]
    [MemberData(nameof(Stds))]
    public void A_tiny_coefficient_changes_the_advantages_in_proportion(GroupStd std)
    {
        var free = Advantages(0, std);
        var changes = new[] { 1e-5, 1e-3 }.Select(beta => Change(free, Advantages(beta, std))).ToArray();
        Assert.InRange(changes[0], 1e-7, 1e-3);
        Assert.Equal(100, changes[1] / changes[0], 1.0);
    }

    [Theory]
    [MemberData(nameof(Stds))]
    public void A_tiny_coefficient_changes_the_gradient_in_proportion(GroupStd std)
    {
        var free = Gradient(0, std);
        var changes = new[] { 1e-5, 1e-3 }.Select(beta => Change(free, Gradient(beta, std))).ToArray();
        Assert.InRange(changes[0], 1e-7, 1e-3);
        Assert.Equal(100, changes[1] / changes[0], 1.0);
    }

    [Fact]
    public void Equal_rewards_leave_the_penalty_as_it_is()
    {
        var options = Options(0.5, GroupStd.Sample);
        using var policy = Tiny.Policy();
        using var reference = Tiny.Policy(1);
        using var batch = Batch(policy, reference, options);
        var advantages = Estimated(batch, options);
        var kl = Exercise.Rows(batch.OldLogProbs_BR - batch.BaseLogProbs_BR).Select(row => row.Sum()).ToArray();
        for (var row = 4; row < Rewards.Length; row++)
        {
            var mean = Enumerable.Range(row / 4 * 4, 4).Average(other => kl[other]);
            Assert.Equal(-0.5 * (kl[row] - mean), advantages[row][0], 1e-4);
        }
    }

    [Fact]
    public void While_the_policy_is_the_base_equal_rewards_teach_nothing()
    {
        var options = Options(0.01, GroupStd.Sample);
        using var policy = Tiny.Policy();
        using var batch = Batch(policy, policy, options);
        Assert.All(Estimated(batch, options).Skip(4).SelectMany(row => row), a => Assert.Equal(0, a, 1e-6));
    }

    private static RlOptions Options(double beta, GroupStd std) => Tiny.Config.Rl with
    {
        Algorithm = RlAlgorithm.Grpo, Kl = new() { Coefficient = beta }, Grpo = new() { Std = std },
            Optimizer = Tiny.Config.Rl.Optimizer with { Minibatches = 1, LearningRate = 0, GradientClip = 0 },
    };

    private static RolloutBatch Batch(ILanguageModel policy, ILanguageModel reference, RlOptions options) =>
        Exercise.Batch(Exercise.Sampled(policy, 0) with { Outcomes = [.. Rewards.Select(Exercise.Paying)] }, reference, options);

    private static double[][] Estimated(RolloutBatch batch, RlOptions options) =>
        Exercise.Rows(new Grpo(options).Estimate(batch, new KlPenalty(options).Penalized(batch)).Advantages_BR);

    private static double[] Advantages(double beta, GroupStd std)
    {
        var options = Options(beta, std);
        using var policy = Tiny.Policy();
        using var reference = Tiny.Policy(1);
        using var batch = Batch(policy, reference, options);
        return [.. Estimated(batch, options).SelectMany(row => row)];
    }

    /// <summary>Of an update with a learning rate of 0, in float64.</summary>
    private static double[] Gradient(double beta, GroupStd std)
    {
        var options = Options(beta, std);
        using var sampling = Tiny.Policy();
        using var policy = Exercise.DoublePolicy();
        using var reference = Exercise.DoublePolicy(1);
        using var batch = Batch(sampling, reference, options);
        Exercise.FirstUpdate(policy, reference, batch, options);
        return Exercise.Gradients(policy);
    }

    /// <summary>‖b − a‖ / ‖a‖.</summary>
    private static double Change(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum() / a.Sum(x => x * x));
}
