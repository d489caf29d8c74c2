using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Results;

/// <summary>A stage of a run behind its base.</summary>
/// <param name="Name">Section of the config, and phase of its lines.</param>
/// <param name="Kind">What it is; its name where its section does not say.</param>
public sealed record RunStage(string Name, string Kind)
{
    /// <summary>Whether it is RL.</summary>
    public bool IsRl => Kind == "rl";

    /// <summary>Reads the stages off a resolved config.</summary>
    public static IReadOnlyList<RunStage> All(JsonElement config) =>
    [
        .. Names(config)
            .Select(name => new RunStage(name, config.TryGetProperty(name, out var section) && section.TryGetProperty("kind", out var kind) ? kind.GetString()! : name))
            .Where(stage => stage.Kind != "pretraining"),
    ];

    private static IEnumerable<string> Names(JsonElement config)
    {
        if (config.TryGetProperty("stages", out var names)) return names.EnumerateArray().Select(name => name.GetString()!);
        if (config.TryGetProperty("recovery", out var recovery) && recovery.TryGetProperty("steps", out var steps) && steps.GetInt32() > 0)
            throw new UserErrorException("The run is one of a version that had no stages but 'recovery': draw it with that version, or run it again.");
        if (config.TryGetProperty("rl", out var rl) && rl.TryGetProperty("kl", out var kl) && kl.TryGetProperty("after", out var after) && after.GetProperty("epochs").GetDouble() > 0)
            throw new UserErrorException("The run is one of a version that had no stages but 'rl.kl.after': draw it with that version, or run it again.");
        return ["rl"];
    }

    /// <summary>The lines of several stages as if they were one: steps and epochs count on.</summary>
    public static MetricsTable Joined(MetricsTable metrics, IReadOnlyList<RunStage> stages)
    {
        if (stages.Count == 1) return metrics.InPhase(stages[0].Name);
        var (rows, step, epoch) = (new List<MetricsRow>(), 0.0, 0.0);
        foreach (var lines in stages.Select(stage => metrics.InPhase(stage.Name).Rows))
        {
            rows.AddRange(lines.Select(line => line with { Phase = stages[0].Name, Values = Later(line, step, epoch) }));
            (step, epoch) = (rows.Select(row => row["step"]).DefaultIfEmpty(0).Max(), rows.Select(row => row["epoch"]).DefaultIfEmpty(0).Max());
        }

        return new(rows);
    }

    private static Dictionary<string, double> Later(MetricsRow line, double steps, double epochs) =>
        new(line.Values) { ["step"] = line["step"] + steps, ["epoch"] = line["epoch"] + epochs };
}
