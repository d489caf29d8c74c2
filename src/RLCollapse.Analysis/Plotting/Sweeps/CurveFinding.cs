using System.Globalization;
using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;
using RLCollapse.Statistics;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>What curves come to: from where to where in an only panel, among several the least and the greatest change.</summary>
public static class CurveFinding
{
    /// <summary>The title of a figure.</summary>
    /// <param name="facets">Its panels.</param>
    /// <param name="metrics">Its curves, each measured in some panel.</param>
    /// <param name="most">Largest value there can be; the least is 0.</param>
    /// <param name="number">Writes a value or the size of a change.</param>
    /// <param name="of">What the names of all curves begin with, in small letters; said once.</param>
    public static string Of(Facets facets, IReadOnlyList<MetricCurve> metrics, double most, Func<double, string> number, string of = "")
    {
        var parts = metrics.Select(metric =>
            $"{metric.Subject} " + (facets.Panels is [var (_, only)]
            ? One(only, metric.Key, most, number)
            : Several(facets, metric.Key, number)));
        return Sentence.Of(facets.Place, of + string.Join("; ", parts));
    }

    private static string One(SweepArm arm, string key, double most, Func<double, string> number)
    {
        var ends = arm.Values(RunMetric.Parse($"{key}@last"));
        if (Center.Of(ends, most) is null) return $"ends between {number(ends.Min())} and {number(ends.Max())} ({ends.Length} seeds)";
        var (first, last) = (arm.Mean(RunMetric.Parse($"{key}@first"))!, arm.Mean(RunMetric.Parse($"{key}@last"))!);
        var (from, to) = (number(first.Mean), number(last.Mean));
        var change = from == to ? $"stays at {to}" : $"{(last.Mean > first.Mean ? "rises" : "falls")} from {from} to {to}";
        return $"{change} ({(last.Count == 1 ? "one seed" : $"mean of {last.Count} seeds")})";
    }

    private static string Several(Facets facets, string key, Func<double, string> number)
    {
        var gains = facets.Panels.Select(panel =>
            (Place: panel.Title.Split(" · ")[0], panel.Arm.Mean(RunMetric.Parse($"gain({key})"))?.Mean))
            .Where(gain => gain.Mean is not null).Select(gain => (gain.Place, Gain: gain.Mean!.Value)).OrderBy(gain => gain.Gain).ToList();
        var (least, most) = (gains[0], gains[^1]);
        var (falls, rises) = (least.Gain < 0 && Shows(least.Gain, number), most.Gain > 0 && Shows(most.Gain, number));
        return falls && rises
            ? $"on average falls by up to {number(-least.Gain)} ({least.Place}) or rises by up to {number(most.Gain)} ({most.Place})"
            : rises ? $"rises on average by {Told(least, most, number)}"
            : falls ? $"falls on average by {Told((most.Place, -most.Gain), (least.Place, -least.Gain), number)}"
            : "does not change";
    }

    /// <summary>Whether a change is more than 0 as it is written.</summary>
    private static bool Shows(double change, Func<double, string> number) =>
        double.Parse(number(Math.Abs(change)), CultureInfo.InvariantCulture) > 0;

    private static string Told((string Place, double Gain) least, (string Place, double Gain) most, Func<double, string> number) =>
        least.Place == most.Place ? $"{number(least.Gain)} ({least.Place})"
        : !Shows(least.Gain, number) ? $"up to {number(most.Gain)} ({most.Place})"
        : number(least.Gain) == number(most.Gain) ? $"{number(most.Gain)} everywhere"
        : $"{number(least.Gain)} ({least.Place}) to {number(most.Gain)} ({most.Place})";
}
