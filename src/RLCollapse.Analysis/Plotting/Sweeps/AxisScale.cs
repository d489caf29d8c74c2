using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>
/// Where the values of an axis lie in a figure. Numbers that span a decade or more lie on a logarithmic scale, with 0 set
/// apart at the left behind a dotted line; other numbers lie on a linear scale; names lie side by side.
/// </summary>
/// <param name="Places">A place for each value, in the axis's order.</param>
/// <param name="Texts">What the ticks say.</param>
/// <param name="Left">Left end of the visible range.</param>
/// <param name="Right">Right end of the visible range.</param>
/// <param name="Label">What the axis is called.</param>
/// <param name="IsContinuous">Whether values in between would make sense.</param>
/// <param name="Gap">Where 0 is set apart from the logarithmic scale; null where it is not.</param>
public sealed record AxisScale(
    IReadOnlyList<double> Places, IReadOnlyList<string> Texts, double Left, double Right, string Label, bool IsContinuous, double? Gap)
{
    /// <summary>Letters that stand side by side below a panel.</summary>
    private const int LettersAbreast = 56;

    /// <summary>Lays out an axis.</summary>
    public static AxisScale Of(PlannedAxis axis)
    {
        double[] numbers = [.. axis.Values.Select(value => PlannedAxis.Number(value) ?? double.NaN)];
        if (!axis.IsNumeric) return SideBySide(axis);
        var positive = numbers.Where(x => x > 0).ToList();
        var isLogarithmic = numbers.All(x => x >= 0) && positive.Count > 1 && positive.Max() >= 9.99 * positive.Min();
        if (!isLogarithmic) return Framed(axis, numbers, axis.Title, true, null, 0.08 * (numbers.Max() - numbers.Min()));
        var (low, high) = (Math.Log10(positive.Min()), Math.Log10(positive.Max()));
        var step = Math.Max(0.3, 0.16 * (high - low));
        var places = numbers.Select(x => x > 0 ? Math.Log10(x) : low - step).ToArray();
        var hasZero = positive.Count < numbers.Length;
        var remark = hasZero ? "logarithmic; 0 set apart" : "logarithmic";
        var label = axis.Title.EndsWith(')') ? $"{axis.Title[..^1]}; {remark})" : $"{axis.Title} ({remark})";
        return Framed(axis, places, label, true, hasZero ? low - (step / 2) : null, 0.08 * (high - low));
    }

    /// <summary>Lays out an axis whose values stand side by side: names in their order, numbers from the least on.</summary>
    public static AxisScale SideBySide(PlannedAxis axis)
    {
        var order = axis.Places.ToList();
        return Framed(axis, [.. axis.Values.Select(value => (double)order.IndexOf(value))], axis.Title, false, null, 0.5);
    }

    /// <summary>Sets the visible range of a panel's x and its ticks.</summary>
    public void SetOn(Panel panel)
    {
        panel.Plot.Axes.SetLimitsX(Left, Right);
        panel.Plot.Axes.Bottom.TickGenerator = FigureText.Ticks([.. Places], [.. Texts]);
        if (Gap is not { } gap) return;
        var line = panel.Plot.Add.VerticalLine(gap, 1, Palette.Muted, LinePattern.Dotted);
        line.EnableAutoscale = false;
    }

    /// <summary>Lays every other place of values side by side on grey ground: what stands on it belongs to its tick.</summary>
    public void GroundOn(Panel panel)
    {
        for (var i = 1; i < Places.Count; i += 2)
        {
            var ground = panel.Plot.Add.HorizontalSpan(i - 0.5, i + 0.5);
            (ground.FillColor, ground.LineWidth) = (Colors.Black.WithAlpha(0.05), 0);
        }
    }

    /// <summary>The stretches of values that a line may join, in order of their places: it never crosses the gap.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Stretches()
    {
        var order = Enumerable.Range(0, Places.Count).OrderBy(i => Places[i]).ToList();
        return [.. new[] { order.Where(i => Places[i] < (Gap ?? double.NegativeInfinity)),
            order.Where(i => Places[i] >= (Gap ?? double.NegativeInfinity)) }
            .Select(part => (IReadOnlyList<int>)[.. part]).Where(part => part.Count > 0)];
    }

    private static AxisScale Framed(PlannedAxis axis, double[] places, string label, bool isContinuous, double? gap, double margin)
    {
        if (margin <= 0) margin = 0.5;
        var letters = Math.Clamp(LettersAbreast / axis.Values.Count, 8, 14);
        return new(places, [.. axis.Values.Select(value => FigureText.TwoLines(axis.Tick(value), letters))], places.Min() - margin,
            places.Max() + margin, label, isContinuous, gap);
    }
}
