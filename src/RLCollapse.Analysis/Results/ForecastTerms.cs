using System.Globalization;
using System.Text.Json;

namespace RLCollapse.Analysis.Results;

/// <summary>What a forecast needs of a run's config.</summary>
/// <param name="Learner">Algorithm, learning rate and size of the model: what runs must share to learn at one speed.</param>
/// <param name="Correctness">Reward of a right answer.</param>
/// <param name="ExecutionFailureRate">Probability that the run of a code response fails.</param>
/// <param name="TokenCost">Cost of each response token.</param>
/// <param name="ProbePrompts">Held-out prompts per probe.</param>
/// <param name="SeesEveryLength">Whether RL has problems of every length that probes have.</param>
public sealed record ForecastTerms(
    string Learner, double Correctness, double ExecutionFailureRate, double TokenCost, int ProbePrompts, bool SeesEveryLength)
{
    /// <summary>Takes them from a resolved config.</summary>
    /// <exception cref="KeyNotFoundException">It is none.</exception>
    public static ForecastTerms Of(JsonElement config)
    {
        var (model, rl, reward) = (config.GetProperty("model"), RunStage.FirstRl(config), config.GetProperty("reward"));
        var optimizer = rl.TryGetProperty("optimizer", out var section) ? section : rl; // earlier versions had its options in rl
        return new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{rl.GetProperty("algorithm").GetString()} at a rate of {optimizer.GetProperty("learningRate").GetDouble()}, "
                + $"{model.GetProperty("layers").GetInt32()} layers of {model.GetProperty("width").GetInt32()}"),
            reward.GetProperty("correctness").GetDouble(),
            reward.GetProperty("executionFailureRate").GetDouble(),
            reward.GetProperty("tokenCost").GetDouble(),
            config.GetProperty("tracking").GetProperty("probePrompts").GetInt32(),
            !rl.TryGetProperty("maxProblemSteps", out var most) || most.GetInt32() == 0
                || most.GetInt32() >= config.GetProperty("data").GetProperty("difficulty").GetProperty("maxSteps").GetInt32());
    }
}
