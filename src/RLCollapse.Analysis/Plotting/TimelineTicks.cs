using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Plotting;

/// <summary>Ticks of a <see cref="Timeline"/>.</summary>
public static class TimelineTicks
{
    /// <summary>Round places with their texts: epochs, then steps with a +.</summary>
    /// <param name="time">The axis.</param>
    /// <param name="most">Ticks wanted for the whole axis, about.</param>
    public static (double Place, string Text)[] Ticks(this Timeline time, int most)
    {
        if (time.RecoveryDone == 0) return [.. (time.Right > 0 ? AxisTicks.Linear(0, time.Right, most) : [0]).Select(x => (x, AxisTicks.Text(x)))];
        var epochs = time.RlEnd > 0 ? AxisTicks.Linear(0, time.RlEnd, (int)Math.Ceiling(most * 0.6)) : [0];
        var steps = AxisTicks.Linear(0, time.RecoveryDone, (int)Math.Ceiling(most * 0.4)).Skip(1);
        return [.. epochs.Select(x => (x, AxisTicks.Text(x))), .. steps.Select(step => (time.PlaceOf(step), $"+{AxisTicks.Text(step)}"))];
    }
}
