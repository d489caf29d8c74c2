using System.Text.Json;
using RLCollapse.Stages;

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
        double Last(string phase, string key) => metrics.InPhase(phase).With(key).Rows.Select(row => row[key]).DefaultIfEmpty(0).Max();
        var rl = config.GetProperty("rl");
        var kl = rl.GetProperty("kl");
        var (steps, change) = (0, ((double, double, double)?)null);
        if (config.TryGetProperty("recovery", out var recovery)) steps = recovery.GetProperty("steps").GetInt32();
        if (kl.TryGetProperty("after", out var after) && after.GetProperty("epochs").GetDouble() > 0)
        {
            var (from, to) = (kl.GetProperty("coefficient").GetDouble(), after.GetProperty("coefficient").GetDouble());
            if (from != to) change = (rl.GetProperty("epochs").GetDouble(), from, to);
        }

        return new(Last("rl", "epoch"), steps, (int)Last(Recovery.Phase, "step"), change);
    }

    /// <summary>Where a step of recovery stands.</summary>
    /// <param name="step">From 0.</param>
    public double PlaceOf(double step) => RlEnd + (RecoverySteps == 0 ? 0 : step / RecoverySteps * (RlEnd > 0 ? RecoveryWidth * RlEnd : 1));
}
