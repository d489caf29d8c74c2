using RLCollapse.Data;
using RLCollapse.Rewards;
using RLCollapse.Runs;
using RLCollapse.Sampling;

namespace RLCollapse.Rl;

/// <summary>Numbers of a step that come from its rollouts alone.</summary>
public static class RolloutNumbers
{
    /// <summary>Writes rewards, lengths, formats and the share of groups that teach nothing.</summary>
    /// <param name="record">Gets the numbers.</param>
    /// <param name="responses">A prompt's samples together.</param>
    /// <param name="outcomes">What each earned.</param>
    /// <param name="formats">Tracked formats.</param>
    /// <param name="samplesPerPrompt">Size of a group.</param>
    public static void Write(
        MetricsRecord record, IReadOnlyList<Response> responses, IReadOnlyList<Outcome> outcomes, IReadOnlyList<IOutputFormat> formats,
        int samplesPerPrompt)
    {
        record["reward/mean"] = outcomes.Average(j => j.Reward);
        record["reward/accuracy"] = outcomes.Count(j => j.Correct) / (double)outcomes.Count;
        record["fraction_reward_zero_std"] = FractionRewardZeroStd([.. outcomes.Select(j => j.Reward)], samplesPerPrompt);
        record["length/mean"] = responses.Average(r => (double)r.Tokens.Length);
        record["clipped_ratio"] = responses.Count(r => !r.Ended) / (double)responses.Count;
        for (var f = 0; f < formats.Count; f++)
        {
            var index = f;
            record[$"rollout_share/{formats[f].Name}"] = outcomes.Count(j => j.Format == index) / (double)outcomes.Count;
        }
    }

    /// <summary>Writes the mean of a part of the reward, where it is used.</summary>
    /// <param name="record">Gets the number.</param>
    /// <param name="name">Of the part.</param>
    /// <param name="parts">Names of those that are used.</param>
    /// <param name="outcomes">What each response earned.</param>
    public static void WritePart(MetricsRecord record, string name, IReadOnlyList<string> parts, IReadOnlyList<Outcome> outcomes)
    {
        foreach (var (at, _) in parts.Index().Where(part => part.Item == name))
            record[$"reward/{name}"] = outcomes.Average(outcome => outcome.Parts[at]);
    }

    /// <summary>Share of groups whose rewards are all equal.</summary>
    /// <param name="rewards">A prompt's samples together.</param>
    /// <param name="samplesPerPrompt">Size of a group.</param>
    public static double FractionRewardZeroStd(IReadOnlyList<double> rewards, int samplesPerPrompt)
    {
        var groups = rewards.Chunk(samplesPerPrompt).ToArray();
        return groups.Count(group => group.All(r => r == group[0])) / (double)groups.Length;
    }
}
