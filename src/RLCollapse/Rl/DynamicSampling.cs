using RLCollapse.Common;
using RLCollapse.Rewards;
using RLCollapse.Sampling;

namespace RLCollapse.Rl;

/// <summary>
/// DAPO's dynamic sampling (Yu et al. 2025, arXiv 2503.14476): groups whose rewards are all equal teach nothing
/// where responses are compared within their group, so they are replaced by groups of other prompts, until the batch is full
/// or the rounds are spent.
/// </summary>
/// <remarks>
/// Deviation: a batch that is not full after the last round is learned from as it is; the paper samples on. What a KL penalty
/// in the reward would have said of the groups that are dropped goes with them; in the paper there is no penalty.
/// </remarks>
public static class DynamicSampling
{
    /// <summary>A batch of informative groups.</summary>
    /// <param name="first">The step's own rollouts.</param>
    /// <param name="groupSize">Responses a prompt.</param>
    /// <param name="rounds">Further rounds allowed; 0 returns <paramref name="first"/> as it is.</param>
    /// <param name="more">Rollouts of other prompts, by the number of the round from 1.</param>
    /// <returns>As many groups as in the first rollouts, or fewer; the tokens that were sampled for it, and the rounds used.</returns>
    public static (ScoredRollouts Batch, long Tokens, int Rounds) Fill(
        ScoredRollouts first, int groupSize, int rounds, Func<int, ScoredRollouts> more)
    {
        if (rounds == 0) return (first, first.Tokens, 0);
        var wanted = first.Prompts.Count;
        var groups = Informative(first, groupSize).ToList();
        if (groups.Count == wanted) return (first, first.Tokens, 0);
        var (tokens, round) = (first.Tokens, 0);
        while (groups.Count < wanted && round < rounds)
        {
            var next = more(++round);
            tokens += next.Tokens;
            groups.AddRange(Informative(next, groupSize));
        }

        return (Joined(groups.Take(wanted)), tokens, round);
    }

    /// <summary>The prompts of a further round: drawn from the whole list, each at most once.</summary>
    /// <param name="prompts">The list.</param>
    /// <param name="count">At most as many as there are.</param>
    /// <param name="seed">Of the draw.</param>
    public static T[] Draw<T>(IReadOnlyList<T> prompts, int count, Seed seed)
    {
        T[] order = [.. prompts];
        seed.Generator().Shuffle<T>(order);
        return order[..count];
    }

    private static IEnumerable<ScoredRollouts> Informative(ScoredRollouts rollouts, int groupSize) =>
        from prompt in Enumerable.Range(0, rollouts.Prompts.Count)
        let rows = new Range(prompt * groupSize, (prompt + 1) * groupSize)
        let outcomes = rollouts.Outcomes.Take(rows).ToArray()
        where outcomes.Any(j => j.Reward != outcomes[0].Reward)
        select new ScoredRollouts([rollouts.Prompts[prompt]], [.. rollouts.Responses.Take(rows)], outcomes);

    private static ScoredRollouts Joined(IEnumerable<ScoredRollouts> groups)
    {
        var (prompts, responses, outcomes) = (new List<int[]>(), new List<Response>(), new List<Outcome>());
        foreach (var group in groups)
        {
            responses.AddRange(group.Responses.Select(r => r with { Prompt = prompts.Count }));
            prompts.AddRange(group.Prompts);
            outcomes.AddRange(group.Outcomes);
        }

        return new(prompts, responses, outcomes);
    }
}
