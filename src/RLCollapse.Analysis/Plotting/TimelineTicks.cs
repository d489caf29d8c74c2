using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Plotting;

/// <summary>Ticks of a <see cref="Timeline"/>.</summary>
public static class TimelineTicks
{
    /// <summary>Part of the ticks that RL has where other stages have some too.</summary>
    private const double RlPart = 0.6;

    /// <summary>Round places with their texts: epochs of RL, counted on over its stages, and steps of each other stage with a +.</summary>
    /// <param name="time">The axis.</param>
    /// <param name="most">Ticks wanted for the whole axis, about.</param>
    public static (double Place, string Text)[] Ticks(this Timeline time, int most)
    {
        var others = time.Spans.Where(span => span is { Stage.IsRl: false, StepsDone: > 0 }).ToList();
        var epochs = time.Spans.Where(span => span.Stage.IsRl).Sum(span => span.End - span.Start);
        var ofRl = epochs == 0 ? [0] : AxisTicks.Linear(0, epochs, others.Count == 0 ? most : (int)Math.Ceiling(most * RlPart));
        var each = (int)Math.Ceiling(most * (1 - RlPart) / Math.Max(1, others.Count));
        return
        [
            .. ofRl.Select(epoch => (time.PlaceOf(epoch), AxisTicks.Text(epoch))),
            .. from span in others
               from step in AxisTicks.Linear(0, span.StepsDone, each).Skip(1)
               select (span.PlaceOf(step), $"+{AxisTicks.Text(step)}"),
        ];
    }
}
