using RLCollapse.Config;
using RLCollapse.Config.Loading;
using RLCollapse.Learning;
using RLCollapse.Runs;

namespace RLCollapse.Cli;

/// <summary>What a config asks for, as numbers a reader checks before a run.</summary>
internal static class RunPlan
{
    /// <summary>A labelled line for each number.</summary>
    public static IReadOnlyList<(string Label, string Value)> Of(RunConfig config)
    {
        var rl = config.Rl;
        var rlSteps = RlTrainer.TotalSteps(rl);
        var responses = (long)rlSteps * rl.PromptsPerStep * rl.SamplesPerPrompt;
        var probes = (long)(config.Tracking.Probes + 1) * config.Tracking.ProbePrompts * config.Tracking.ProbeSamples;
        return
        [
            ("run", RunFolder.IdOf(config)),
            ("base", ConfigHash.OfBase(config)),
            ("pretraining examples", FormattableString.Invariant($"{(long)config.Pretraining.Steps * config.Pretraining.BatchSize:N0} in {config.Pretraining.Steps:N0} steps")),
            ("rollout responses", FormattableString.Invariant($"{responses:N0} in {rlSteps:N0} steps, at most {rl.MaxNewTokens} tokens each")),
            ("probe responses", FormattableString.Invariant($"{probes:N0} in {config.Tracking.Probes + 1} probes")),
        ];
    }
}
