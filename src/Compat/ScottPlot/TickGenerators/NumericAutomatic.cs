namespace ScottPlot.TickGenerators;

/// <summary>Ticks at round numbers (1, 2 or 5 times a power of ten), as many as fit.</summary>
public class NumericAutomatic : ITickGenerator, IRangeTicks
{
    /// <summary>How many major ticks to aim at; none lets the axis' length decide.</summary>
    public int? TargetTickCount = null;

    /// <inheritdoc/>
    public Tick[] Ticks { get; set; } = [];

    /// <inheritdoc/>
    public int MaxTickCount { get; set; } = 10_000;

    /// <summary>Whether fractions get no tick.</summary>
    public bool IntegerTicksOnly { get; set; }

    /// <summary>Writes the number of a tick.</summary>
    public Func<double, string> LabelFormatter { get; set; } = LabelFormatters.Numeric;

    Tick[] IRangeTicks.Regenerate(double min, double max, float pixels, Edge edge)
    {
        var target = TargetTickCount ?? (int)(pixels / (edge is Edge.Bottom or Edge.Top ? 80 : 40));
        var spacing = RoundSpacing(Math.Abs(max - min) / Math.Clamp(target, 1, MaxTickCount));
        if (IntegerTicksOnly) spacing = Math.Max(1, Math.Round(spacing));
        var first = (long)Math.Ceiling((Math.Min(min, max) / spacing) - 1e-9);
        var last = (long)Math.Floor((Math.Max(min, max) / spacing) + 1e-9);
        var ticks = new List<Tick>();
        for (var i = first; i <= last && ticks.Count < MaxTickCount; i++)
        {
            var position = Math.Round(i * spacing, 12);
            ticks.Add(Tick.Major(position, LabelFormatter(position)));
        }

        return Ticks = [.. ticks];
    }

    /// <summary>The smallest of 1, 2, 5 × 10ⁿ that is at least <paramref name="spacing"/>.</summary>
    internal static double RoundSpacing(double spacing)
    {
        if (!(spacing > 0) || !double.IsFinite(spacing)) return 1;
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(spacing)));
        var fraction = spacing / magnitude;
        return magnitude * (fraction <= 1 + 1e-9 ? 1 : fraction <= 2 + 1e-9 ? 2 : fraction <= 5 + 1e-9 ? 5 : 10);
    }
}
