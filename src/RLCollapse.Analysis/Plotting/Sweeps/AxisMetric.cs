using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>A metric as a panel shows it.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Unit">Unit of y.</param>
/// <param name="Metric">The metric; runs where it is +∞ are drawn in a row of their own.</param>
/// <param name="Low">Least value there can be.</param>
/// <param name="High">Largest value there can be; +∞ where there is no limit.</param>
/// <param name="IsZoomed">Whether y may begin above <paramref name="Low"/>.</param>
/// <param name="FitsData">Whether y may end below <paramref name="High"/>.</param>
public sealed record AxisMetric(
    string Title, string Unit, RunMetric Metric, double Low, double High, bool IsZoomed = false, bool FitsData = false)
{
    /// <summary>Share of the range within which values are not worth a panel.</summary>
    private const double Flat = 0.05;

    /// <summary>Its value in every run that has measured it.</summary>
    public IReadOnlyList<double> Values(SweepData sweep) =>
        [.. sweep.Runs.Select(run => Metric.Of(run.Data)).Where(value => !double.IsNaN(value))];

    /// <summary>
    /// Whether a panel would show one level and nothing else: all values alike, or, where they have a limit, within a twentieth of their
    /// range.
    /// </summary>
    public bool IsFlat(SweepData sweep)
    {
        var values = Values(sweep);
        if (values.Count == 0 || values.Distinct().Count() == 1) return true;
        return double.IsFinite(High) && values.Max() - values.Min() <= Flat * (High - Low);
    }

    /// <summary>What a flat one is like, in words; empty where it was not measured.</summary>
    public string Level(SweepData sweep) => Values(sweep) is not { Count: > 0 } values ? string.Empty
        : double.IsInfinity(values.Min()) ? $"{Title}: never"
        : values.Min() == values.Max() ? $"{Title}: {NumberText.Share(values[0])}"
        : $"{Title}: {NumberText.Share(values.Min())} to {NumberText.Share(values.Max())}";
}
