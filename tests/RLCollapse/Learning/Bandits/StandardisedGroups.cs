namespace RLCollapse.Tests.Learning.Bandits;

/// <summary>
/// GRPO with a std and the penalty in the reward, formats paid 1 or 0 at random: S = r − β·log(π_f/s_f) is centred and scaled as one, but a
/// finite group's std depends on the very rewards it divides. The fixed point, where E[A | f] is 0 for every format, by going through all groups.
/// </summary>
/// <param name="shares">s of the formats.</param>
/// <param name="payoffs">p of the formats.</param>
/// <param name="beta">β.</param>
/// <param name="groupSize">n ≥ 2.</param>
internal sealed class StandardisedGroups(double[] shares, double[] payoffs, double beta, int groupSize)
{
    private readonly int _types = shares.Length * 2; // type 2f + r

    /// <summary>π where nothing moves any more.</summary>
    public double[] FixedPoint()
    {
        var policy = shares.Select(s => s / shares.Sum()).ToArray();
        for (var i = 0; i < 40; i++)
        {
            var advantages = Advantages(policy);
            var weights = policy.Zip(advantages, (p, a) => p * Math.Exp(a)).ToArray();
            policy = [.. weights.Select(w => w / weights.Sum())];
        }

        return policy;
    }

    /// <summary>E[A | f] under a policy.</summary>
    private double[] Advantages(double[] policy)
    {
        var probabilities = Enumerable.Range(0, _types).Select(t => policy[t / 2] * Chance(t)).ToArray();
        var scores = Enumerable.Range(0, _types).Select(t => (t % 2) - (beta * Math.Log(policy[t / 2] / shares[t / 2]))).ToArray();
        var advantages = new double[shares.Length];
        Visit(0, groupSize - 1, 1, 0, 0);
        return advantages;

        void Visit(int type, int left, double probability, double sum, double squares)
        {
            if (type < _types - 1)
            {
                for (var count = 0; count <= left; count++)
                {
                    Visit(type + 1, left - count, probability, sum + (count * scores[type]), squares + (count * scores[type] * scores[type]));
                    probability *= probabilities[type] * (left - count) / (count + 1);
                }

                return;
            }

            probability *= Math.Pow(probabilities[type], left);
            (sum, squares) = (sum + (left * scores[type]), squares + (left * scores[type] * scores[type]));
            for (var own = 0; own < _types; own++)
            {
                var mean = (sum + scores[own]) / groupSize;
                var variance = (squares + (scores[own] * scores[own]) - (groupSize * mean * mean)) / (groupSize - 1);
                if (variance > 1e-9) advantages[own / 2] += probability * Chance(own) * (scores[own] - mean) / Math.Sqrt(variance);
            }
        }
    }

    private double Chance(int type) => type % 2 == 1 ? payoffs[type / 2] : 1 - payoffs[type / 2];
}
