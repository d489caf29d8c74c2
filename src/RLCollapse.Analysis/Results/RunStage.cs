using RLCollapse.Common;

namespace RLCollapse.Analysis.Results;

/// <summary>A stage of a run.</summary>
/// <param name="Name">Section of the config, and phase of its lines.</param>
/// <param name="Kind">What it is; its name where its section does not say.</param>
/// <param name="KlCoefficient">β of a stage of RL; NaN for others.</param>
public sealed record RunStage(string Name, string Kind, double KlCoefficient = double.NaN)
{
    /// <summary>Whether it is supervised training on a set of its own, in place of the pretraining set.</summary>
    public bool HasOwnSet { get; init; }

    /// <summary>Whether it is RL.</summary>
    public bool IsRl => Kind == "rl";

    /// <summary>Whether it makes the base.</summary>
    public bool IsPretraining => Kind == "pretraining";

    /// <summary>Reads the stages off a resolved config, in turn.</summary>
    internal static IReadOnlyList<RunStage> All(RecordedPart config) => [.. Names(config).Select(name => Of(name, config))];

    /// <summary>The section of the first stage of RL; <c>rl</c> where there is none.</summary>
    internal static RecordedPart FirstRl(RecordedPart config) => config[All(config).FirstOrDefault(stage => stage.IsRl)?.Name ?? "rl"];

    private static RunStage Of(string name, RecordedPart config)
    {
        if (config.Find(name) is not { } section) return new(name, name);
        var kind = section.Find("kind")?.Text ?? name;
        return new(name, kind, kind == "rl" ? section["kl"]["coefficient"].Number : double.NaN)
        {
            HasOwnSet = section.Find("set")?.Find("examples")?.Whole > 0,
        };
    }

    private static IEnumerable<string> Names(RecordedPart config)
    {
        if (config.Find("stages") is { } names) return names.Items.Select(name => name.Text);
        if (config.Find("recovery")?.Find("steps")?.Whole > 0)
            throw new UserErrorException("The run is one of a version that had no stages but 'recovery': "
                + "draw it with that version, or run it again.");
        if (config.Find("rl")?.Find("kl")?.Find("after")?["epochs"].Number > 0)
            throw new UserErrorException("The run is one of a version that had no stages but 'rl.kl.after': "
                + "draw it with that version, or run it again.");
        return ["pretraining", "rl"];
    }
}
