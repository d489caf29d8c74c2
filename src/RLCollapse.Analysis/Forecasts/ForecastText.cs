using System.Globalization;
using RLCollapse.Analysis.Results;
using RLCollapse.Statistics;

namespace RLCollapse.Analysis.Forecasts;

/// <summary>Scores of forecasts as pages write them; a dash where there are too few runs.</summary>
public static class ForecastText
{
    /// <summary>What a reader of the tables has to know, for every page that has one.</summary>
    public const string Counting =
        "Runs that repeat another (the same base, then the same winner after the same step within 2 %, or the same final weights) count "
        + "once; a run whose base had collapsed already has nothing to predict. The unit is the base, not the run: a share is the mean "
        + "over bases of each one's share of runs, and 95 % intervals let the runs of a base be alike (Wilson's with the effective number "
        + "of trials; for differences Newcombe's; for rank correlations the jackknife over bases).";

    /// <summary>"61 of 86 (43 bases)".</summary>
    public static string Counts(ClusteredShare rate) => rate.Count == 0 ? "–" : $"{rate.Hits} of {rate.Count} ({Bases(rate.Clusters)})";

    /// <summary>"61 of 86 (43 bases): 0.71 [0.57, 0.82]".</summary>
    public static string Rate(ClusteredShare rate) => rate.Count == 0 ? "–" : $"{Counts(rate)}: {NumberText.ShareAndInterval(rate)}";

    /// <summary>"+0.02 [−0.05, +0.10]: 4 runs against 2".</summary>
    public static string Difference(ClusteredDifference difference) => difference.Clusters == 0 ? "–"
        : $"{Signed(difference.Value)} [{Signed(difference.Low)}, {Signed(difference.High)}]: {difference.OnlyFirst} against "
            + $"{difference.OnlySecond}";

    /// <summary>"0.56 [0.31, 0.74], 78 runs (43 bases)".</summary>
    public static string Ranks(ClusteredRankCorrelation ranks) => double.IsNaN(ranks.Value) ? "–"
        : $"{Plain(ranks.Value)} [{Plain(ranks.Low)}, {Plain(ranks.High)}], {ranks.Count} runs ({Bases(ranks.Clusters)})";

    /// <summary>"43 bases".</summary>
    public static string Bases(int count) => count == 1 ? "1 base" : $"{count} bases";

    /// <summary>Two significant digits; "never" and a dash where there is no number.</summary>
    public static string Number(double value) => value switch
    {
        double.NaN => "–",
        double.PositiveInfinity => "never",
        _ => decimal.Parse(value.ToString("G2", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture)
            .ToString(CultureInfo.InvariantCulture),
    };

    private static string Signed(double value) => (value > 0 ? "+" : string.Empty) + Plain(value);

    private static string Plain(double value) => NumberText.Share(value).Replace('-', '−');
}
