using System.Text.RegularExpressions;
using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Rl;
using RLCollapse.Stages;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>Finds, before anything is run, claims that no job of a plan could answer.</summary>
internal static partial class ClaimChecks
{
    /// <summary>Keys that only some options of a stage of RL bring.</summary>
    private static readonly (string Key, Func<RlOptions, bool> IsMeasured, string Needs)[] Conditional =
    [
        ("expert_iteration/", rl => rl.Algorithm == RlAlgorithm.ExpertIteration, "rl.algorithm=expert-iteration"),
        ("dynamic_sampling/", rl => rl.Sampling.DynamicSamplingRounds > 0, "rl.sampling.dynamicSamplingRounds above 0"),
        ("loss/kl", rl => rl.Kl is { Placement: KlPlacement.Loss, Coefficient: > 0 }, "rl.kl.placement=loss and a coefficient above 0"),
        .. ((string[])["loss/value", "value_clip_fraction", "explained_variance"]).Select(key =>
            (key, (Func<RlOptions, bool>)(rl => !rl.IdleOptions.Contains("value")), "a critic, as rl.algorithm=ppo has")),
    ];

    /// <summary>What is wrong with claims that are good by themselves.</summary>
    /// <param name="claims">The experiment's.</param>
    /// <param name="jobs">Coordinates and config of every job of the plan.</param>
    public static IEnumerable<ConfigIssue> Of(
        IReadOnlyList<Claim> claims, IReadOnlyList<(IReadOnlyDictionary<string, string> Coordinates, RunConfig Config)> jobs) =>
        from claim in claims
        from side in new[] { (Key: "where", Places: claim.Where), (Key: "against", Places: claim.Against) }
        where side.Places is not null
        let places = claim.WithoutSeeds(side.Places)
        let configs = jobs.Where(job => Claim.Selects(places, job.Coordinates)).Select(job => job.Config).ToList()
        from problem in configs.Count == 0 ? [(Key: side.Key, Message: $"no job of the plan is at {FindingText.Places(places)}")]
            : Unmeasured(claim, configs)
        group problem by (claim, problem.Key, problem.Message) into found
        select new ConfigIssue($"{found.Key.claim.Place.Path}.{found.Key.Key}", found.Key.claim.Place.Source,
            $"claim {found.Key.claim.Id}: {found.Key.Message}");

    private static IEnumerable<(string Key, string Message)> Unmeasured(Claim claim, IReadOnlyList<RunConfig> configs) =>
        from condition in claim.Conditions.Index()
        let key = condition.Index == 0 ? "metric" : $"and[{condition.Index - 1}].metric"
        from message in OfK(condition.Item.Metric, configs)
            .Concat(OfFormat(condition.Item.Metric, configs))
            .Concat(OfWinner(condition.Item.Metric, configs))
            .Concat(OfSteps(condition.Item.Metric, configs))
            .Concat(OfOptions(condition.Item.Metric, configs))
            .Concat(OfStage(condition.Item.Metric, configs))
        select (key, message);

    private static IEnumerable<string> OfK(RunMetric metric, IReadOnlyList<RunConfig> configs) =>
        from match in KeyOfK().Matches(metric.Text)
        where !configs.Any(config => config.Tracking.PassAtK.Any(k => $"{k}" == match.Groups["k"].Value))
        select $"{match.Value} is not measured: tracking.passAtK has {string.Join(", ", configs[0].Tracking.PassAtK)}";

    private static IEnumerable<string> OfFormat(RunMetric metric, IReadOnlyList<RunConfig> configs) =>
        from match in KeyOfFormat().Matches(metric.Text)
        let format = match.Groups["format"].Value
        where format != RunData.Malformed && !configs.Any(config => config.Data.Formats.Contains(format))
        select $"{match.Value} is not measured: data.formats has {string.Join(", ", configs[0].Data.Formats)}";

    private static IEnumerable<string> OfWinner(RunMetric metric, IReadOnlyList<RunConfig> configs)
    {
        string[] names =
            [.. configs.SelectMany(config => config.Data.Formats).Concat(OutputFormats.All.Names).Append(RunData.Malformed).Distinct()];
        return from match in KeyOfWinner().Matches(metric.Text)
               from name in match.Groups["names"].Value.Split('|')
               where !names.Contains(name)
               select OutputFormats.Unknown(name, names);
    }

    private static IEnumerable<string> OfSteps(RunMetric metric, IReadOnlyList<RunConfig> configs) =>
        from match in KeyOfSteps().Matches(metric.Text)
        where int.TryParse(match.Groups["steps"].Value, out var steps)
            && !configs.Any(config => steps >= config.Data.Difficulty.MinSteps && steps <= config.Data.Difficulty.MaxSteps)
        select $"{match.Value} is not measured: problems have {configs[0].Data.Difficulty.MinSteps} to "
            + $"{configs[0].Data.Difficulty.MaxSteps} steps (data.difficulty)";

    private static IEnumerable<string> OfOptions(RunMetric metric, IReadOnlyList<RunConfig> configs) =>
        from key in Conditional
        where metric.Text.Contains(key.Key, StringComparison.Ordinal)
            && !configs.Any(config => config.StageSections.Select(stage => stage.Options).OfType<RlOptions>().Any(key.IsMeasured))
        select $"{key.Key} is not measured: no stage has {key.Needs}";

    private static IEnumerable<string> OfStage(RunMetric metric, IReadOnlyList<RunConfig> configs) =>
        from match in KeyOfStage().Matches(metric.Text)
        let stage = match.Groups["stage"].Value
        let known = configs.SelectMany(config => config.OwnStages).Select(own => own.Name).Distinct().ToList()
        where !known.Contains(stage)
        select $"no stage behind the base is called {stage}; " + (NearestPath.Find(stage, known) is { } near ? $"did you mean {near}?"
            : $"known: {string.Join(", ", known)}");

    [GeneratedRegex(@"@end:(?<stage>[\w.-]+)$|^share\([^,]+,\s*(?<stage>[^)]+?)\s*\)$")]
    private static partial Regex KeyOfStage();

    [GeneratedRegex("accuracy_by_steps/(?<steps>[0-9]+)")]
    private static partial Regex KeyOfSteps();

    [GeneratedRegex("(pass|majority)@(?<k>[0-9]+)")]
    private static partial Regex KeyOfK();

    [GeneratedRegex(
        @"(?<![/\w])(format_mass|format_share|format_share_low|format_share_high|rollout_share|accuracy|theory_format_only|theory_full)"
        + @"/(?<format>[\w.-]+)")]
    private static partial Regex KeyOfFormat();

    [GeneratedRegex("^winner=(?<names>.+)$")]
    private static partial Regex KeyOfWinner();
}
