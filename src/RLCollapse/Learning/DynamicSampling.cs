using RLCollapse.Rewards;
using RLCollapse.Rollouts;

namespace RLCollapse.Learning;

/// <summary>
/// DAPO's dynamic sampling (Yu et al. 2025, arXiv 2503.14476): groups whose rewards are all equal have no advantage, so they
/// are replaced by groups of other prompts, until the batch is full or the rounds are spent.
/// </summary>
/// <remarks>Deviation: a batch that is not full after the last round is learned from as it is; the paper samples on.</remarks>
public static class DynamicSampling
{
    /// <summary>A batch of informative groups.</summary>
    /// <param name="first">The step's own rollouts.</param>
    /// <param name="groupSize">Responses a prompt.</param>
    /// <param name="rounds">Further rounds allowed; 0 returns <paramref name="first"/> as it is.</param>
    /// <param name="more">Rollouts of other prompts, by the number of the round from 1.</param>
    /// <returns>As many groups as in the first rollouts, or fewer; the tokens that were sampled for it, and the rounds used.</returns>
    public static (JudgedRollouts Batch, long Tokens, int Rounds) Fill(JudgedRollouts first, int groupSize, int rounds, Func<int, JudgedRollouts> more)
    {
        if (rounds == 0) return (first, first.Tokens, 0);
        var wanted = first.Prompts.Count;
        var groups = Informative(first, groupSize).ToList();
        var (tokens, round) = (first.Tokens, 0);
        while (groups.Count < wanted && round < rounds)
        {
            var next = more(++round);
            tokens += next.Tokens;
            groups.AddRange(Informative(next, groupSize));
        }

        return (Joined(groups.Take(wanted)), tokens, round);
    }

    private static IEnumerable<JudgedRollouts> Informative(JudgedRollouts rollouts, int groupSize) =>
        from prompt in Enumerable.Range(0, rollouts.Prompts.Count)
        let rows = new Range(prompt * groupSize, (prompt + 1) * groupSize)
        let judgements = rollouts.Judgements.Take(rows).ToArray()
        where judgements.Any(j => j.Reward != judgements[0].Reward)
        select new JudgedRollouts([rollouts.Prompts[prompt]], [.. rollouts.Responses.Take(rows)], judgements);

    private static JudgedRollouts Joined(IEnumerable<JudgedRollouts> groups)
    {
        var (prompts, responses, judgements) = (new List<int[]>(), new List<Response>(), new List<Judgement>());
        foreach (var group in groups)
        {
            responses.AddRange(group.Responses.Select(r => r with { Prompt = prompts.Count }));
            prompts.AddRange(group.Prompts);
            judgements.AddRange(group.Judgements);
        }

        return new(prompts, responses, judgements);
    }
}
