using System.Text.Json;

namespace RLCollapse.Analysis.Results;

/// <summary>The x axis of a run's probes: RL by epoch, and behind it recovery by step, half as wide as RL whatever it took.</summary>
/// <param name="RlEnd">Epoch of RL's last line.</param>
/// <param name="RecoverySteps">Steps that recovery has; 0 where there is none.</param>
/// <param name="RecoveryDone">Step of recovery's last line; 0 before its first.</param>
/// <param name="KlChange">Epoch at which the KL coefficient changes, with both coefficients; null where it does not.</param>
public sealed record Timeline(double RlEnd, int RecoverySteps, int RecoveryDone, (double Epoch, double From, double To)? KlChange)
{
    private const double RecoveryWidth = 0.5;

    /// <summary>Where the last line stands.</summary>
    public double Right => PlaceOf(RecoveryDone);

    /// <summary>What is on the axis.</summary>
    /// <param name="rl">The words for RL.</param>
    public string Label(string rl) => RecoveryDone > 0 ? $"{rl}, then steps of recovery" : rl;

    /// <summary>Where stages begin, and what changes there.</summary>
    public IReadOnlyList<(double Place, string Text)> Stages =>
    [
        .. KlChange is { } change && change.Epoch < RlEnd ? [(change.Epoch, $"KL coefficient {NumberText.Short(change.From)} → {NumberText.Short(change.To)}")] : Array.Empty<(double, string)>(),
        .. RecoveryDone > 0 ? [(RlEnd, "recovery: the mixture again")] : Array.Empty<(double, string)>(),
    ];

    /// <summary>A line of recovery, with its place on the axis as its epoch.</summary>
    public MetricsRow Placed(MetricsRow row) => row with { Values = new Dictionary<string, double>(row.Values) { ["epoch"] = PlaceOf(row["step"]) } };

    /// <summary>Reads the axis off a run's lines and its resolved config.</summary>
    public static Timeline Of(MetricsTable metrics, JsonElement config)
    {
        var stages = RunStage.All(config);
        var rl = stages.Where(stage => stage.IsRl).ToList();
        var after = stages.FirstOrDefault(stage => !stage.IsRl);
        double Last(MetricsTable lines, string key) => lines.With(key).Rows.Select(row => row[key]).DefaultIfEmpty(0).Max();
        double Beta(RunStage stage) => config.GetProperty(stage.Name).GetProperty("kl").GetProperty("coefficient").GetDouble();
        var changed = rl.FindIndex(stage => Beta(stage) != Beta(rl[0]));
        return new(
            Last(RunStage.Joined(metrics, rl), "epoch"),
            after is null ? 0 : config.GetProperty(after.Name).GetProperty("steps").GetInt32(),
            after is null ? 0 : (int)Last(metrics.InPhase(after.Name), "step"),
            changed < 0 ? null : (rl.Take(changed).Sum(stage => config.GetProperty(stage.Name).GetProperty("epochs").GetDouble()), Beta(rl[0]), Beta(rl[changed])));
    }

    /// <summary>Where a step of recovery stands.</summary>
    /// <param name="step">From 0.</param>
    public double PlaceOf(double step) => RlEnd + (RecoverySteps == 0 ? 0 : step / RecoverySteps * (RlEnd > 0 ? RecoveryWidth * RlEnd : 1));
}
