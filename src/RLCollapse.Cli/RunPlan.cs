using RLCollapse.Config;
using RLCollapse.Config.Loading;

namespace RLCollapse.Cli;

/// <summary>What a config asks for, as numbers a reader checks before a run.</summary>
internal static class RunPlan
{
    /// <summary>A labelled line for each number.</summary>
    public static IReadOnlyList<(string Label, string Value)> Of(RunConfig config)
    {
        var rl = config.Rl;
        var rlSteps = (long)Math.Ceiling(rl.Epochs * rl.Prompts / rl.PromptsPerStep);
        var responses = rlSteps * rl.PromptsPerStep * rl.SamplesPerPrompt;
        var probes = (long)(config.Tracking.Probes + 1) * config.Tracking.ProbePrompts * config.Tracking.ProbeSamples;
        return
        [
            ("run", $"{config.Experiment.Name}-{ConfigHash.OfRun(config)}"),
            ("base", ConfigHash.OfBase(config)),
            ("pretraining examples", FormattableString.Invariant($"{(long)config.Pretraining.Steps * config.Pretraining.BatchSize:N0} in {config.Pretraining.Steps:N0} steps")),
            ("rollout responses", FormattableString.Invariant($"{responses:N0} in {rlSteps:N0} steps, at most {rl.MaxNewTokens} tokens each")),
            ("probe responses", FormattableString.Invariant($"{probes:N0} in {config.Tracking.Probes + 1} probes")),
        ];
    }
}
