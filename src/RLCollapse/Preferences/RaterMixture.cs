using RLCollapse.Common;

namespace RLCollapse.Preferences;

/// <summary>
/// Finds groups of people by what they choose: expectation–maximisation (Dempster, Laird and Rubin 1977) of a mixture of Bradley–Terry
/// raters, each group with utilities that are linear in features and all choices of a person made by the same group, as in MaxMin-RLHF
/// (arXiv 2402.08925). Each maximisation takes some AdaGrad steps from where the last one ended; the best of a few random starts counts.
/// </summary>
public static class RaterMixture
{
    private const int Starts = 5;
    private const int Rounds = 40;
    private const int StepsARound = 10;
    private const double Rate = 0.3;
    private const double Ridge = 1e-3; // pull of a weight towards 0, per comparison
    private const double Settled = 1e-5; // nats per comparison

    /// <summary>The group of each user, from 0; one that nobody is in stays without.</summary>
    /// <param name="choices">User and features of the chosen less those of the other.</param>
    /// <param name="users">How many users there are.</param>
    /// <param name="groups">2 or more.</param>
    /// <param name="seed">Of the starts.</param>
    public static int[] Of(
        IReadOnlyList<(int User, (int Feature, double Value)[] Difference)> choices, int users, int groups, Seed seed)
    {
        var features = 1 + choices.SelectMany(choice => choice.Difference).Select(part => part.Feature).DefaultIfEmpty(-1).Max();
        return Enumerable.Range(0, Starts).Select(start => Fit(choices, users, groups, features, seed.Derive(start).Generator()))
            .MaxBy(fit => fit.LogLikelihood).Groups;
    }

    /// <summary>
    /// Share [0, 1] of users that were put into the right group, whatever the found groups are called: by the best way to call each after
    /// another true one.
    /// </summary>
    /// <param name="found">Group of each user, from 0.</param>
    /// <param name="truth">Likewise; at most 8 groups on either side.</param>
    public static double Found(IReadOnlyList<int> found, IReadOnlyList<int> truth)
    {
        var names = Math.Max(found.Max(), truth.Max()) + 1;
        var counts = new int[names, names];
        foreach (var (group, own) in found.Zip(truth)) counts[group, own]++;
        return Best(0, []) / (double)found.Count;

        int Best(int group, int[] taken) => group == names ? 0 : Enumerable.Range(0, names).Except(taken)
            .Max(own => counts[group, own] + Best(group + 1, [.. taken, own]));
    }

    private static (double LogLikelihood, int[] Groups) Fit(
        IReadOnlyList<(int User, (int Feature, double Value)[] Difference)> choices, int users, int groups, int features,
        SplitMix64 random)
    {
        var weights = Enumerable.Range(0, groups).Select(_ => new double[features]).ToArray();
        var belongs = Enumerable.Range(0, users).Select(_ => Normalized([.. Enumerable.Range(0, groups)
            .Select(_ => -Math.Log(1 - random.NextDouble()))])).ToArray(); // uniform on the simplex
        var last = double.NegativeInfinity;
        for (var round = 0; round < Rounds; round++)
        {
            for (var group = 0; group < groups; group++) Maximize(choices, belongs, group, weights[group]);
            double[] shares = [.. Enumerable.Range(0, groups).Select(group => belongs.Average(user => user[group]))];
            var before = last;
            last = Expect(choices, weights, shares, belongs);
            if (Math.Abs(last - before) < Settled * choices.Count) break;
        }

        return (last, [.. belongs.Select(user => Array.IndexOf(user, user.Max()))]);
    }

    /// <summary>Steps up the log-likelihood of a group's weights, each choice counting as much as its user belongs to the group.</summary>
    private static void Maximize(
        IReadOnlyList<(int User, (int Feature, double Value)[] Difference)> choices, double[][] belongs, int group, double[] weights)
    {
        var squares = new double[weights.Length];
        for (var step = 0; step < StepsARound; step++)
        {
            double[] slopes = [.. weights.Select(weight => -Ridge * choices.Count * weight)];
            foreach (var (user, difference) in choices)
            {
                var surprise = belongs[user][group] / (1 + Math.Exp(Margin(weights, difference)));
                foreach (var (feature, value) in difference) slopes[feature] += surprise * value;
            }

            for (var i = 0; i < weights.Length; i++)
            {
                squares[i] += slopes[i] * slopes[i];
                if (squares[i] > 0) weights[i] += Rate * slopes[i] / Math.Sqrt(squares[i]);
            }
        }
    }

    /// <summary>Says anew how much each user belongs to each group.</summary>
    /// <returns>Log-likelihood of all choices.</returns>
    private static double Expect(
        IReadOnlyList<(int User, (int Feature, double Value)[] Difference)> choices, double[][] weights, double[] shares,
        double[][] belongs)
    {
        foreach (var user in belongs)
            for (var group = 0; group < user.Length; group++) user[group] = Math.Log(shares[group]);
        foreach (var (user, difference) in choices)
            for (var group = 0; group < weights.Length; group++)
                belongs[user][group] -= Math.Log(1 + Math.Exp(-Margin(weights[group], difference)));
        var sum = 0.0;
        foreach (var user in belongs)
        {
            var most = user.Max();
            double[] masses = [.. user.Select(log => Math.Exp(log - most))];
            sum += most + Math.Log(masses.Sum());
            Normalized(masses).CopyTo(user, 0);
        }

        return sum;
    }

    private static double Margin(double[] weights, (int Feature, double Value)[] difference)
    {
        var margin = 0.0;
        foreach (var (feature, value) in difference) margin += weights[feature] * value;
        return margin;
    }

    private static double[] Normalized(double[] masses)
    {
        var sum = masses.Sum();
        return [.. masses.Select(mass => mass / sum)];
    }
}
