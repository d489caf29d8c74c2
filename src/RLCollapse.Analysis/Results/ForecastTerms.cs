using System.Globalization;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Results;

/// <summary>What a forecast needs of a run's config.</summary>
/// <param name="Learner">Algorithm, learning rate and size of the model: what runs must share to learn at one speed.</param>
/// <param name="Correctness">Reward of a right answer.</param>
/// <param name="ExecutionFailureRate">Probability that the run of a code response fails.</param>
/// <param name="TokenCost">Cost of each response token.</param>
/// <param name="ProbePrompts">Held-out prompts per probe.</param>
/// <param name="SeesEveryLength">Whether RL has problems of every length that probes have.</param>
/// <param name="HasOtherParts">Whether the reward has parts of <c>reward.terms</c> or <c>reward.times</c>.</param>
public sealed record ForecastTerms(
    string Learner, double Correctness, double ExecutionFailureRate, double TokenCost, int ProbePrompts, bool SeesEveryLength,
    bool HasOtherParts)
{
    /// <summary>Takes them from a resolved config.</summary>
    /// <exception cref="UserErrorException">It is none.</exception>
    internal static ForecastTerms Of(RecordedPart config)
    {
        var (model, rl, reward) = (config["model"], RunStage.FirstRl(config), config["reward"]);
        var optimizer = rl.Find("optimizer") ?? rl; // earlier versions had its options in rl
        return new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{rl["algorithm"].Text} at a rate of {optimizer["learningRate"].Number}, "
                + $"{model["layers"].Whole} layers of {model["width"].Whole}"),
            reward["correctness"].Number,
            reward["executionFailureRate"].Number,
            reward["tokenCost"].Number,
            config["tracking"]["probePrompts"].Whole,
            rl.Find("maxProblemSteps")?.Whole is not { } most || most == 0
                || most >= config["data"]["difficulty"]["maxSteps"].Whole,
            (reward.Find("terms")?.Members ?? []).Any(term => term.Value.Number != 0) || reward.Find("times")?.Items.Count > 0);
    }
}
