using System.Globalization;
using RLCollapse.Rewards;

namespace RLCollapse.Rl;

/// <summary>
/// Notices that a whole epoch's responses have all earned the same, as where a base solves nothing: no algorithm has anything to learn from
/// that. It looks at the first epoch of a session.
/// </summary>
/// <param name="rl">A section of RL.</param>
/// <param name="section">Its name.</param>
internal sealed class UnvariedRewards(RlOptions rl, string section)
{
    private readonly int _steps = Math.Min(rl.TotalSteps(), (rl.Prompts + rl.Sampling.PromptsPerStep - 1) / rl.Sampling.PromptsPerStep);
    private double? _only;
    private int _seen;

    /// <summary>Takes in a step's outcomes.</summary>
    /// <returns>What to warn of, once, at the end of such an epoch; else null.</returns>
    public string? After(IReadOnlyList<Outcome> outcomes)
    {
        if (_seen >= _steps) return null;
        _only ??= outcomes[0].Reward;
        _seen = outcomes.All(outcome => outcome.Reward == _only) ? _seen + 1 : int.MaxValue;
        if (_seen != _steps) return null;
        var reward = _only.Value.ToString("0.###", CultureInfo.InvariantCulture);
        return $"every response of the first {_steps} steps of {section} has earned {reward}, so there is nothing to learn from: "
            + (_only <= 0
                ? "pretrain longer, take easier problems (data.difficulty), or see reward and "
                    + $"{section}.sampling.maxNewTokens."
                : "the problems are too easy (data.difficulty), or see reward.");
    }
}
