using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Analysis.Results;

/// <summary>What figures need of a run, read from its folder alone.</summary>
/// <param name="Metrics">Every line of <c>metrics.jsonl</c>.</param>
/// <param name="Formats">Tracked formats, in the config's order.</param>
/// <param name="KlCoefficient">β of the run, or the first of it.</param>
/// <param name="CollapseThreshold">Leading share that counts as a collapse.</param>
/// <param name="Timeline">Where probes stand on the x axis.</param>
public sealed record RunData(MetricsTable Metrics, IReadOnlyList<string> Formats, double KlCoefficient, double CollapseThreshold, Timeline Timeline)
{
    /// <summary>What a forecast needs of the config.</summary>
    public required ForecastTerms Terms { get; init; }

    /// <summary>Sampled responses per prompt at each probe.</summary>
    public required int ProbeSamples { get; init; }

    /// <summary>η per step, as other runs of a sweep tell it; NaN where none does.</summary>
    public double Speed { get; init; } = double.NaN;

    /// <summary>Name of the share that fits no format.</summary>
    public const string Malformed = "malformed";

    /// <summary>The lines of the probes of RL and of recovery; what an epoch is to the latter is its place on the <see cref="Timeline"/>.</summary>
    public MetricsTable Probes => new([.. Rl.With("format_entropy").Rows, .. RecoveryProbes.Select(Timeline.Placed)]);

    /// <summary>The lines of RL, and after them the probes of recovery.</summary>
    public MetricsTable AfterPretraining => new([.. Rl.Rows, .. RecoveryProbes]);

    /// <summary>The stages behind the base, in turn.</summary>
    public IReadOnlyList<RunStage> Stages { get; init; } = [new("rl", "rl"), new("recovery", "supervised")];

    /// <summary>The lines of RL; steps and epochs of a second stage of RL count on from those of the first.</summary>
    public MetricsTable Rl => RunStage.Joined(Metrics, [.. Stages.Where(stage => stage.IsRl)]);

    /// <summary>The lines of pretraining.</summary>
    public MetricsTable Pretraining => Metrics.InPhase("pretraining");

    private IReadOnlyList<MetricsRow> RecoveryProbes => [.. Stages.Where(stage => !stage.IsRl).SelectMany(stage => Metrics.InPhase(stage.Name).With("format_entropy").Rows)];

    /// <summary>The first probe of RL at which a format's mass reached the threshold; none where the mixture held.</summary>
    public MetricsRow? Collapse => Probes.InPhase("rl").Rows.FirstOrDefault(row => Formats.Any(name => row[$"format_mass/{name}"] >= CollapseThreshold));

    /// <summary>The format with the largest mass at a probe, <see cref="Malformed"/> included.</summary>
    public string LeaderAt(MetricsRow probe) => Formats.Append(Malformed).Where(name => probe.Has($"format_mass/{name}")).MaxBy(name => probe[$"format_mass/{name}"])!;

    /// <summary>Reads the folder of a run.</summary>
    /// <exception cref="UserErrorException">The folder is none of a run.</exception>
    public static RunData Load(string runFolder)
    {
        var config = Path.Combine(runFolder, RunFiles.Config);
        if (!File.Exists(config))
            throw new UserErrorException($"'{runFolder}' is no run: it has no config.resolved.json. Give a folder that 'rlcollapse run' has made.");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(config));
            var root = json.RootElement;
            var metrics = MetricsTable.Read(Path.Combine(runFolder, RunFiles.Metrics));
            var tracking = root.GetProperty("tracking");
            return new(
                metrics,
                [.. root.GetProperty("data").GetProperty("formats").EnumerateArray().Select(name => name.GetString()!)],
                root.GetProperty("rl").GetProperty("kl").GetProperty("coefficient").GetDouble(),
                tracking.GetProperty("collapseThreshold").GetDouble(),
                Timeline.Of(metrics, root)) { Stages = RunStage.All(root), Terms = ForecastTerms.Of(root), ProbeSamples = tracking.GetProperty("probeSamples").GetInt32() };
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new UserErrorException($"'{config}' is no resolved config: {error.Message} Start the run again to have it rewritten.", error);
        }
    }
}
