using MathNet.Numerics.Statistics;

namespace RLCollapse.Analysis.Forecasts;

/// <summary>How far forecast collapse steps lie from measured ones, over the runs that have both. What too few runs tell is NaN.</summary>
/// <param name="Count">Such runs.</param>
/// <param name="Median">Of forecast ÷ measured.</param>
/// <param name="LowerQuartile">Of it, from two runs on.</param>
/// <param name="UpperQuartile">Of it, from two runs on.</param>
/// <param name="MedianFactor">Median of the larger step ÷ the smaller: half of the runs lie within this factor.</param>
/// <param name="Correlation">Spearman's rank correlation of the two, from three runs on.</param>
public sealed record StepErrors(int Count, double Median, double LowerQuartile, double UpperQuartile, double MedianFactor, double Correlation)
{
    /// <summary>Compares.</summary>
    public static StepErrors Of(IEnumerable<ForecastOutcome> runs)
    {
        var both = runs.Where(run => run.HasBothSteps).ToList();
        var ratios = both.Select(run => run.Step / run.MeasuredStep).ToArray();
        return new(
            both.Count,
            ratios.Median(),
            both.Count < 2 ? double.NaN : ratios.LowerQuartile(),
            both.Count < 2 ? double.NaN : ratios.UpperQuartile(),
            ratios.Select(ratio => Math.Max(ratio, 1 / ratio)).Median(),
            both.Count < 3 ? double.NaN : MathNet.Numerics.Statistics.Correlation.Spearman(both.Select(run => run.Step), both.Select(run => run.MeasuredStep)));
    }
}
