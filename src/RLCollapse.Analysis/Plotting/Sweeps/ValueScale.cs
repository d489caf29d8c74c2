using MathNet.Numerics.Statistics;
using RLCollapse.Statistics;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>
/// Where the values of a metric lie on the y axis of a panel. Few values far above all others are marked at the upper edge; values
/// that span decades lie on a logarithmic scale; +∞ has a row of its own above the rest.
/// </summary>
/// <param name="Bottom">Place of the least value of the scale.</param>
/// <param name="Top">Place of the largest.</param>
/// <param name="Range">Length, in places, of what values can have: clusters are judged by it.</param>
/// <param name="Cut">Largest value that has a place; null where all have.</param>
/// <param name="IsLogarithmic">Whether places are log₁₀ of values.</param>
/// <param name="Never">Place of +∞; null where no value is.</param>
public sealed record ValueScale(double Bottom, double Top, double Range, double? Cut, bool IsLogarithmic, double? Never)
{
    /// <summary>How many times the median the largest value must be for a logarithmic scale.</summary>
    private const double Decades = 20;

    /// <summary>A share, from 0 to 1.</summary>
    public static ValueScale Share { get; } = new(0, 1, 1, null, false, null);

    /// <summary>Lays out the values of all runs.</summary>
    /// <param name="metric">What they are.</param>
    /// <param name="values">Its values, none NaN.</param>
    public static ValueScale Of(AxisMetric metric, IReadOnlyList<double> values)
    {
        var finite = values.Where(double.IsFinite).ToList();
        var cut = double.IsFinite(metric.High) ? null : Outliers.Cut(finite);
        var kept = finite.Where(value => value <= (cut ?? double.PositiveInfinity)).DefaultIfEmpty(1).ToList();
        var isLogarithmic = !double.IsFinite(metric.High) && kept.Min() > 0 && kept.Max() > Decades * kept.Median();
        var bottom = isLogarithmic ? Math.Log10(kept.Min() / 1.3)
            : metric.IsZoomed ? Math.Max(metric.Low, Math.Min(metric.High - 0.2, Math.Floor((10 * kept.Min()) - 0.5) / 10))
            : metric.Low;
        var fitting = Math.Max(1.1 * kept.Max(), metric.Low + 1e-9);
        var top = isLogarithmic ? Math.Log10(kept.Max() * 1.3)
            : double.IsFinite(metric.High) ? metric.FitsData ? Math.Min(metric.High, fitting) : metric.High
            : fitting;
        var range = double.IsFinite(metric.High) ? metric.High - metric.Low : top - bottom;
        return new(bottom, top, range, cut, isLogarithmic, finite.Count < values.Count ? top + (0.16 * (top - bottom)) : null);
    }

    /// <summary>Sets the visible range of a panel's y and its ticks.</summary>
    public void SetOn(Panel panel)
    {
        if (IsLogarithmic) panel.SetLogY(Lower, Upper, Top);
        else panel.SetY(Lower, Upper, Top);
        if (Never is { } row) panel.AddYTick(row, "never");
    }

    /// <summary>Upper end of the visible range.</summary>
    public double Upper => (Never ?? Top) + (0.08 * (Top - Bottom));

    /// <summary>Lower end of the visible range.</summary>
    public double Lower => Bottom - (0.05 * (Top - Bottom));

    /// <summary>Whether a value has a place of its own.</summary>
    public bool Holds(double value) => double.IsFinite(value) && !(value > Cut);

    /// <summary>
    /// Mean and interval in places, on a logarithmic scale those of logarithms; null where some value has no place, or where
    /// <see cref="Sweeps.Center"/> has none.
    /// </summary>
    public MeanInterval? Center(IReadOnlyList<double> values) =>
        values.Count > 0 && values.All(Holds) ? Statistics.Center.Of([.. values.Select(Place)], Range) : null;

    /// <summary>The place of a value that has one; what lies outside is moved to the edge.</summary>
    public double Place(double value) => Math.Clamp(IsLogarithmic ? Math.Log10(Math.Max(value, double.Epsilon)) : value, Bottom, Top);
}
