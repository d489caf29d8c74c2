using MathNet.Numerics.Statistics;

namespace RLCollapse.Statistics;

/// <summary>How far predicted numbers lie from measured ones, as ratios. What too few pairs tell is NaN.</summary>
/// <param name="Count">Pairs.</param>
/// <param name="Median">Of predicted ÷ measured.</param>
/// <param name="LowerQuartile">Of it, from two pairs on.</param>
/// <param name="UpperQuartile">Of it, from two pairs on.</param>
/// <param name="MedianFactor">Median of the larger number ÷ the smaller: half of the pairs lie within this factor.</param>
public sealed record RatioErrors(int Count, double Median, double LowerQuartile, double UpperQuartile, double MedianFactor)
{
    /// <summary>Compares.</summary>
    /// <param name="pairs">Finite numbers above 0.</param>
    public static RatioErrors Of(IReadOnlyList<(double Predicted, double Measured)> pairs)
    {
        var ratios = pairs.Select(pair => pair.Predicted / pair.Measured).ToArray();
        return new(
            pairs.Count,
            ratios.Median(),
            pairs.Count < 2 ? double.NaN : ratios.LowerQuartile(),
            pairs.Count < 2 ? double.NaN : ratios.UpperQuartile(),
            ratios.Select(ratio => Math.Max(ratio, 1 / ratio)).Median());
    }
}
