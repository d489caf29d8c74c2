using RLCollapse.Common;
using RLCollapse.Objectives;
using RLCollapse.Rl;
using RLCollapse.Sampling;

namespace RLCollapse.Tests.Fixtures;

/// <summary>Two prompts with three responses each, of one to five tokens, and what a plain loop makes of them.</summary>
internal static class SmallBatch
{
    public const int GroupSize = 3;

    private static readonly double[] Earned = [1, 0, 0.25, -0.5, 0.75, 1];
    private static readonly int[] Lengths = [3, 1, 5, 2, 4, 4];

    public static RlOptions Options(string algorithm, KlOptions? kl = null) => Tiny.Config.Rl with
    {
        Algorithm = algorithm,
        Sampling = Tiny.Config.Rl.Sampling with { SamplesPerPrompt = GroupSize, PromptsPerStep = 2 },
        Optimizer = Tiny.Config.Rl.Optimizer with { Minibatches = 1 },
        Kl = kl ?? new(),
        Advantages = Tiny.Config.Rl.Advantages with { Whiten = false },
    };

    public static RolloutBatch Create(RlOptions options, bool lastIsCut = false)
    {
        var random = new Seed(7).Generator();
        var prompts = Tiny.RaggedPrompts(2);
        float[] Draws(int count, double low, double high) =>
            [.. Enumerable.Range(0, count).Select(_ => (float)(low + ((high - low) * random.NextDouble())))];
        var responses = Lengths.Select((length, row) => new Response(
            row / GroupSize, [.. Enumerable.Range(0, length).Select(_ => random.NextInt(2, 30))], Draws(length, -7, -2.5),
                Draws(length, -0.5, 0.5), Ended: !(lastIsCut && row == 5))).ToArray();
        using var reference = Tiny.Policy(3);
        return RolloutBatch.Create(prompts, responses, [.. Earned.Select(Exercise.Paying)], null, reference, options, 0);
    }

    /// <summary>Reward of each token less β·k, row by row, by the definitions alone.</summary>
    public static double[][] Rewards(RolloutBatch batch, KlOptions kl)
    {
        var (old, of) = (Exercise.Rows(batch.OldLogProbs_BR), Exercise.Rows(batch.BaseLogProbs_BR));
        return [.. Lengths.Select((length, row) => Enumerable.Range(0, length).Select(t =>
            (t == length - 1 ? Earned[row] : 0) - (kl.Coefficient * Estimate(old[row][t] - of[row][t], kl.Estimator))).ToArray())];
    }

    /// <summary>Summed rewards of each row.</summary>
    public static double[] Scores(RolloutBatch batch, KlOptions kl) => [.. Rewards(batch, kl).Select(r => r.Sum())];

    /// <summary>The rows of the same prompt.</summary>
    public static IEnumerable<int> Group(int row) => Enumerable.Range(row / GroupSize * GroupSize, GroupSize);

    /// <summary>Asserts that the advantages are those expected, and 0 at padding.</summary>
    public static void AssertAdvantages(
        RolloutBatch batch, RlOptions options, IAdvantageEstimator estimator, Func<int, int, double> expected)
    {
        var targets = estimator.Estimate(batch, new KlPenalty(options).Penalized(batch));
        Assert.Equal(estimator.HasCritic, targets.Returns_BR is not null);
        var rows = Exercise.Rows(targets.Advantages_BR);
        for (var row = 0; row < rows.Length; row++)
        {
            for (var t = 0; t < rows[row].Length; t++) Assert.Equal(t < Lengths[row] ? expected(row, t) : 0, rows[row][t], 2e-5);
        }
    }

    /// <summary>
    /// The same advantages shifted to mean 0 and scaled to variance 1 over the tokens that carry loss, and 0 at those that do not.
    /// </summary>
    public static Func<int, int, double> Whitened(RolloutBatch batch, Func<int, int, double> plain)
    {
        var mask = Exercise.Rows(batch.LossMask_BR);
        bool Counts(int row, int t) => mask[row][t] == 1;
        double[] valid =
        [
            .. from row in Enumerable.Range(0, Lengths.Length)
               from t in Enumerable.Range(0, Lengths[row])
               where Counts(row, t)
               select plain(row, t),
        ];
        var mean = valid.Average();
        var deviation = Math.Sqrt(valid.Average(a => (a - mean) * (a - mean)) + 1e-8);
        return (row, t) => Counts(row, t) ? (plain(row, t) - mean) / deviation : 0;
    }

    public static TheoryData<double, KlEstimatorKind> Penalties => new()
    {
        { 0, KlEstimatorKind.K1 }, { 0.1, KlEstimatorKind.K1 }, { 0.1, KlEstimatorKind.K2 }, { 0.1, KlEstimatorKind.K3 },
    };

    private static double Estimate(double logRatio, KlEstimatorKind kind) => kind switch
    {
        KlEstimatorKind.K1 => logRatio,
        KlEstimatorKind.K2 => logRatio * logRatio / 2,
        _ => Math.Exp(-logRatio) - 1 + logRatio,
    };
}
