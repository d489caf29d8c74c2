using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Statistics;

namespace RLCollapse.Stages;

/// <summary>Two or more options that cannot hold together.</summary>
/// <param name="Paths">The options, the one to look at first in front.</param>
/// <param name="Message">What is wrong and what to do.</param>
internal sealed record Contradiction(IReadOnlyList<string> Paths, string Message);

/// <summary>Checks that look at more than one option.</summary>
internal static class Contradictions
{
    /// <summary>Every contradiction of a config.</summary>
    public static IEnumerable<Contradiction> Find(RunConfig config) =>
        [.. OfData(config.Data), .. OfModel(config), .. OfPretraining(config.Pretraining), .. RlContradictions.Find(config), .. OfRecovery(config.Recovery), .. OfTracking(config)];

    private static IEnumerable<Contradiction> OfData(DataOptions data)
    {
        foreach (var name in data.Formats.Where(name => !OutputFormats.All.Names.Contains(name)))
        {
            yield return new(["data.formats"], UnknownFormat(name));
        }

        foreach (var (section, values) in new[] { ("data.mixture.weights", data.Mixture.Weights), ("data.noise", data.Noise) })
        {
            foreach (var (name, value) in values)
            {
                if (!OutputFormats.All.Names.Contains(name)) yield return new([$"{section}.{name}"], UnknownFormat(name));
                else if (value > 0 && !data.Formats.Contains(name)) yield return new([$"{section}.{name}", "data.formats"], $"'{name}' is not in data.formats; add it there or set this to 0");
            }
        }

        if (data.Mixture.Weights.Count > 0 && data.Mixture.Weights.Values.All(weight => weight == 0))
        {
            yield return new(["data.mixture.weights"], "every weight is 0, so there is nothing to train on; give one format a positive weight");
        }

        var difficulty = data.Difficulty;
        if (difficulty.MinSteps > difficulty.MaxSteps) yield return new(["data.difficulty.minSteps", "data.difficulty.maxSteps"], $"{difficulty.MinSteps} is above data.difficulty.maxSteps = {difficulty.MaxSteps}");
        if (difficulty.MaxOperand > difficulty.MaxValue) yield return new(["data.difficulty.maxOperand", "data.difficulty.maxValue"], $"{difficulty.MaxOperand} is above data.difficulty.maxValue = {difficulty.MaxValue}");
    }

    private static IEnumerable<Contradiction> OfModel(RunConfig config)
    {
        var model = config.Model;
        if (model.Width % model.Heads != 0) yield return new(["model.width", "model.heads"], $"{model.Width} is no multiple of model.heads = {model.Heads}");
        else if (model.Width / model.Heads % 2 != 0) yield return new(["model.width", "model.heads"], $"model.width / model.heads = {model.Width / model.Heads} must be even for rotary positions");
        if (config.Rl.MaxNewTokens >= model.ContextLength) yield return new(["rl.maxNewTokens", "model.contextLength"], $"{config.Rl.MaxNewTokens} leaves no room for a prompt in model.contextLength = {model.ContextLength}");
    }

    private static IEnumerable<Contradiction> OfPretraining(PretrainingOptions pretraining)
    {
        if (pretraining.WarmupSteps > pretraining.Steps) yield return new(["pretraining.warmupSteps", "pretraining.steps"], $"{pretraining.WarmupSteps} is above pretraining.steps = {pretraining.Steps}");
    }

    private static IEnumerable<Contradiction> OfRecovery(RecoveryOptions recovery)
    {
        if (recovery.WarmupSteps > recovery.Steps) yield return new(["recovery.warmupSteps", "recovery.steps"], $"{recovery.WarmupSteps} is above recovery.steps = {recovery.Steps}");
        if (recovery is { Steps: > 0, LearningRate: 0 }) yield return new(["recovery.learningRate", "recovery.steps"], $"0 learns nothing in {recovery.Steps} steps; take a rate above 0, or recovery.steps=0");
    }

    private static IEnumerable<Contradiction> OfTracking(RunConfig config)
    {
        var tracking = config.Tracking;
        if (tracking.ProbePrompts > config.Data.Problems.Test) yield return new(["tracking.probePrompts", "data.problems.test"], $"{tracking.ProbePrompts} is above data.problems.test = {config.Data.Problems.Test}");
        foreach (var k in tracking.PassAtK.Where(k => k > tracking.ProbeSamples))
        {
            yield return new(["tracking.passAtK", "tracking.probeSamples"], $"{k} is above tracking.probeSamples = {tracking.ProbeSamples}");
        }
    }

    private static string UnknownFormat(string name)
    {
        var nearest = NearestPath.Find(name, OutputFormats.All.Names);
        return $"there is no format '{name}'; " + (nearest is null ? "known: " + string.Join(", ", OutputFormats.All.Names) : $"did you mean {nearest}?");
    }
}
