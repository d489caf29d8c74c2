using System.Text.Json;
using RLCollapse.Runs;

namespace RLCollapse.Figures;

/// <summary>What figures need of a run, read from its folder alone.</summary>
/// <param name="Metrics">Every line of <c>metrics.jsonl</c>.</param>
/// <param name="Formats">Tracked formats, in the config's order.</param>
/// <param name="KlCoefficient">β of the run.</param>
/// <param name="CollapseThreshold">Leading share that counts as a collapse.</param>
public sealed record RunData(MetricsTable Metrics, IReadOnlyList<string> Formats, double KlCoefficient, double CollapseThreshold)
{
    /// <summary>What a forecast needs of the config.</summary>
    public required ForecastTerms Terms { get; init; }

    /// <summary>η a step, as other runs of a sweep tell it; NaN where none does.</summary>
    public double Speed { get; init; } = double.NaN;

    /// <summary>Name of the share that fits no format.</summary>
    public const string Malformed = "malformed";

    /// <summary>The lines of RL probes.</summary>
    public MetricsTable Probes => Metrics.InPhase("rl").With("format_entropy");

    /// <summary>The lines of RL.</summary>
    public MetricsTable Rl => Metrics.InPhase("rl");

    /// <summary>The lines of pretraining.</summary>
    public MetricsTable Pretraining => Metrics.InPhase("pretraining");

    /// <summary>Reads the folder of a run.</summary>
    /// <exception cref="UserErrorException">The folder is none of a run.</exception>
    public static RunData Load(string runFolder)
    {
        var config = Path.Combine(runFolder, "config.resolved.json");
        if (!File.Exists(config))
            throw new UserErrorException($"'{runFolder}' is no run: it has no config.resolved.json. Give a folder that 'rlcollapse run' has made.");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(config));
            var root = json.RootElement;
            return new(
                MetricsTable.Read(Path.Combine(runFolder, "metrics.jsonl")),
                [.. root.GetProperty("data").GetProperty("formats").EnumerateArray().Select(name => name.GetString()!)],
                root.GetProperty("rl").GetProperty("kl").GetProperty("coefficient").GetDouble(),
                root.GetProperty("tracking").GetProperty("collapseThreshold").GetDouble()) { Terms = ForecastTerms.Of(root) };
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new UserErrorException($"'{config}' is no resolved config: {error.Message} Start the run again to have it rewritten.", error);
        }
    }
}
