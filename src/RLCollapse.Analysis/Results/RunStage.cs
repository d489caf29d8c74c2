using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Results;

/// <summary>A stage of a run.</summary>
/// <param name="Name">Section of the config, and phase of its lines.</param>
/// <param name="Kind">What it is; its name where its section does not say.</param>
/// <param name="KlCoefficient">β of a stage of RL; NaN for others.</param>
public sealed record RunStage(string Name, string Kind, double KlCoefficient = double.NaN)
{
    /// <summary>Whether it is RL.</summary>
    public bool IsRl => Kind == "rl";

    /// <summary>Whether it makes the base.</summary>
    public bool IsPretraining => Kind == "pretraining";

    /// <summary>Reads the stages off a resolved config, in turn.</summary>
    public static IReadOnlyList<RunStage> All(JsonElement config) => [.. Names(config).Select(name => Of(name, config))];

    /// <summary>The section of the first stage of RL; <c>rl</c> where there is none.</summary>
    public static JsonElement FirstRl(JsonElement config) =>
        config.GetProperty(All(config).FirstOrDefault(stage => stage.IsRl)?.Name ?? "rl");

    private static RunStage Of(string name, JsonElement config)
    {
        if (!config.TryGetProperty(name, out var section)) return new(name, name);
        var kind = section.TryGetProperty("kind", out var own) ? own.GetString()! : name;
        return new(name, kind, kind == "rl" ? section.GetProperty("kl").GetProperty("coefficient").GetDouble() : double.NaN);
    }

    private static IEnumerable<string> Names(JsonElement config)
    {
        if (config.TryGetProperty("stages", out var names)) return names.EnumerateArray().Select(name => name.GetString()!);
        if (config.TryGetProperty("recovery", out var recovery) && recovery.TryGetProperty("steps", out var steps) && steps.GetInt32() > 0)
            throw new UserErrorException("The run is one of a version that had no stages but 'recovery': "
                + "draw it with that version, or run it again.");
        if (config.TryGetProperty("rl", out var rl) && rl.TryGetProperty("kl", out var kl) && kl.TryGetProperty("after", out var after)
            && after.GetProperty("epochs").GetDouble() > 0)
            throw new UserErrorException("The run is one of a version that had no stages but 'rl.kl.after': "
                + "draw it with that version, or run it again.");
        return ["pretraining", "rl"];
    }
}
