using System.Globalization;
using System.Text.RegularExpressions;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Stages;

namespace RLCollapse.Analysis.Metrics;

/// <summary>
/// A number of one run, written as
/// <c>KEY</c> or <c>KEY@last</c>, <c>KEY@first</c>, <c>KEY@max</c>, <c>KEY@min</c>, <c>KEY@epoch:X</c> (the last value measured up to epoch
/// X), <c>KEY@end:STAGE</c> (the last value in a stage, by name);
/// <c>gain(KEY)</c> = last − first; <c>ratio(KEY)</c> = last / first; <c>rise(KEY)</c> = max − first; <c>relapse(KEY)</c> = max − last;
/// <c>half_epoch(KEY)</c> = where half of the change from first to last was made, between probes on a line;
/// <c>lag(A,B)</c> = half_epoch(A) − half_epoch(B); <c>gain_at_collapse(KEY)</c> = share of the gain made by the probe that saw the
/// collapse;
/// <c>at_kl(KEY, X)</c> = where RL's KL to the base (nats per sequence) first reaches X, between probes on a line: see <see cref="AtKl"/>;
/// <c>share(KEY, STAGE)</c> = what of the change from first to last a stage has made: see <see cref="AtStage"/>;
/// first, last, max, min, gain, ratio, rise and relapse are of RL and recovery together, epochs and what is told by them of RL alone;
/// <c>lost_mass</c> and <c>log10_lost_mass</c> as a KEY: see <see cref="LostMass"/>;
/// <c>collapse_step</c>, <c>collapse_epoch</c> (+∞ where it never came); <c>winner=NAME</c> or <c>winner=NAME|NAME</c> (1 or 0);
/// or a name of <see cref="ForecastMetrics"/> or <see cref="TheoryError"/>.
/// </summary>
/// <param name="Text">As written.</param>
/// <param name="Of">The number; NaN where the run has not measured it.</param>
public sealed partial record RunMetric(string Text, Func<RunData, double> Of)
{
    /// <summary>Least and greatest value that it can have.</summary>
    public (double Low, double High) Range { get; init; } = (double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>
    /// The number of several runs that differ in one axis alone; null where it is of one run. Of one run such a metric is NaN.
    /// </summary>
    public Func<IReadOnlyList<RunData>, double>? Across { get; init; }

    private const string EndOf = "end:";

    private static readonly string[] Functions =
        ["gain", "ratio", "rise", "relapse", "half_epoch", "lag", "gain_at_collapse", "at_kl", "share"];

    /// <summary>Parses a metric that is known to be good.</summary>
    public static RunMetric Parse(string text) =>
        TryParse(text, out var metric, out var error) ? metric! : throw new ArgumentException(error, nameof(text));

    /// <summary>Parses a metric.</summary>
    /// <param name="text">As the summary says.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="error">What is wrong and what to do, else empty.</param>
    public static bool TryParse(string text, out RunMetric? metric, out string error)
    {
        metric = null;
        error = string.Empty;
        if (text is "collapse_step" or "collapse_epoch")
        {
            var key = text["collapse_".Length..];
            metric = new(text, run => run.Collapse is { } row ? row[key] : double.PositiveInfinity)
                { Range = (0, double.PositiveInfinity) };
        }
        else if (ForecastMetrics.Names.Contains(text))
        {
            metric = new(text, run => ForecastMetrics.Of(text, run)) { Range = ForecastMetrics.RangeOf(text) };
        }
        else if (TheoryError.Names.Contains(text))
        {
            metric = new(text, run => TheoryError.Of(text, run)) { Range = (0, 1) };
        }
        else if (text.StartsWith("winner=", StringComparison.Ordinal))
        {
            var names = text["winner=".Length..].Split('|');
            error = string.Join("; ", names.Where(name => !SafeName.Is(name)).Select(name => $"'{name}' is no name of a format"));
            metric = new(text, run => names.Contains(run.LeaderAt(run.Probes.Rows[^1])) ? 1 : 0) { Range = (0, 1) };
        }
        else if (RankCorrelation.Is(text))
        {
            metric = RankCorrelation.Parse(text, out error);
        }
        else if (HomogeneityMetrics.Is(text))
        {
            metric = HomogeneityMetrics.Parse(text, out error);
        }
        else if (Call().Match(text) is { Success: true } call)
        {
            metric = Function(text, call.Groups["name"].Value, call.Groups["arguments"].Value.Split(',', StringSplitOptions.TrimEntries),
                out error);
        }
        else
        {
            metric = Selected(text, out error);
        }

        if (error.Length > 0) metric = null;
        return metric is not null;
    }

    private static RunMetric? Function(string text, string name, string[] keys, out string error)
    {
        if (name == "at_kl") return AtDistance(text, keys, out error);
        if (name == "share") return ShareOfStage(text, keys, out error);
        error = !Functions.Contains(name) ? $"there is no function '{name}'; there is: {string.Join(", ", Functions)}"
            : keys.Length != (name == "lag" ? 2 : 1) ? $"{name} takes {(name == "lag" ? "two keys" : "one key")}, found {keys.Length}"
            : string.Join("; ", keys.Where(key => !IsKnown(key)).Select(UnknownKey));
        return error.Length > 0 ? null : new(text, name switch
        {
            "gain" => run => Points(run, keys[0]) is { Count: > 0 } points ? points.Last - points.First : double.NaN,
            "ratio" => run => Points(run, keys[0]) is { Count: > 0 } points ? points.Last / points.First : double.NaN,
            "rise" => run => Points(run, keys[0]) is { Count: > 0 } points ? points.Ys.Max() - points.First : double.NaN,
            "relapse" => run => Points(run, keys[0]) is { Count: > 0 } points ? points.Ys.Max() - points.Last : double.NaN,
            "half_epoch" => run => HalfEpoch(RlPoints(run, keys[0])),
            "lag" => run => HalfEpoch(RlPoints(run, keys[0])) - HalfEpoch(RlPoints(run, keys[1])),
            _ => run => GainAtCollapse(run, RlPoints(run, keys[0])),
        })
        {
            Range = RangeOf(name, RangeOf(keys[0])),
        };
    }

    private static (double, double) RangeOf(string function, (double Low, double High) key) => function switch
    {
        "gain" => (key.Low - key.High, key.High - key.Low),
        "rise" or "relapse" => (0, key.High - key.Low),
        "ratio" or "half_epoch" => (key.Low >= 0 || function == "half_epoch" ? 0 : double.NegativeInfinity, double.PositiveInfinity),
        _ => (double.NegativeInfinity, double.PositiveInfinity),
    };

    private static (double, double) RangeOf(string key) => key switch
    {
        LostMass.Key => (0, 1),
        LostMass.LogKey => (double.NegativeInfinity, 0),
        _ => RunMetrics.Find(key) is { } definition ? (definition.Low, definition.High)
            : (double.NegativeInfinity, double.PositiveInfinity),
    };

    private static RunMetric? AtDistance(string text, string[] arguments, out string error)
    {
        var nats = double.NaN;
        error = arguments.Length != 2 || !double.TryParse(arguments[1], NumberStyles.Float, CultureInfo.InvariantCulture, out nats)
            || !(nats > 0)
            ? "at_kl takes a key and a KL above 0 in nats per sequence, such as at_kl(accuracy, 0.5)"
            : IsKnown(arguments[0]) ? string.Empty : UnknownKey(arguments[0]);
        return error.Length > 0 ? null : new(text, run => AtKl.Of(RlPoints(run, AtKl.Key), RlPoints(run, arguments[0]), nats))
        {
            Range = RangeOf(arguments[0]),
        };
    }

    private static RunMetric? ShareOfStage(string text, string[] arguments, out string error)
    {
        error = arguments.Length != 2 || !SafeName.Is(arguments[1])
            ? "share takes a key and the name of a stage, such as share(format_entropy, rl)"
            : IsKnown(arguments[0]) ? string.Empty : UnknownKey(arguments[0]);
        return error.Length > 0 ? null : new(text, run =>
            AtStage.Share(arguments[1], run.AfterPretraining, lines => Points(run, arguments[0], lines)));
    }

    private static RunMetric? Selected(string text, out string error)
    {
        var selector = Selector().Match(text);
        var key = selector.Success ? text[..selector.Index] : text;
        var which = selector.Success ? selector.Groups["which"].Value : "last";
        error = IsKnown(key) ? string.Empty : UnknownKey(key);
        return error.Length > 0 ? null
            : which.StartsWith(EndOf, StringComparison.Ordinal) ? AtEnd(key, which[EndOf.Length..]) with { Text = text }
            : new(text, run => (IsEpoch(which) ? RlPoints(run, key) : Points(run, key)) is { Count: > 0 } points
                ? Pick(points, which)
                : double.NaN)
        {
            Range = RangeOf(key),
        };
    }

    /// <summary>A key's last value in a stage.</summary>
    /// <param name="key">A known one.</param>
    /// <param name="stage">Name of the stage.</param>
    public static RunMetric AtEnd(string key, string stage) => new(
        $"{key}@{EndOf}{stage}", run => AtStage.End(stage, run.AfterPretraining, lines => Points(run, key, lines)))
    {
        Range = RangeOf(key),
    };

    private static double Pick(Series points, string which) => which switch
    {
        "first" => points.First,
        "last" => points.Last,
        "max" => points.Ys.Max(),
        "min" => points.Ys.Min(),
        _ => At(points, double.Parse(which["epoch:".Length..], CultureInfo.InvariantCulture)),
    };

    private static double At(Series points, double epoch)
    {
        var index = Array.FindLastIndex(points.Xs, x => x <= epoch + 1e-9);
        return index < 0 ? double.NaN : points.Ys[index];
    }

    /// <summary>Where a curve first passes the middle between its first and last value; NaN where it does not change.</summary>
    private static double HalfEpoch(Series points)
    {
        if (points.Count < 2 || points.First == points.Last) return double.NaN;
        var progress = points.Ys.Select(y => (y - points.First) / (points.Last - points.First)).ToArray();
        var after = Array.FindIndex(progress, p => p >= 0.5);
        var fraction = (0.5 - progress[after - 1]) / (progress[after] - progress[after - 1]);
        return points.Xs[after - 1] + (fraction * (points.Xs[after] - points.Xs[after - 1]));
    }

    private static double GainAtCollapse(RunData run, Series points)
    {
        if (points.Count < 2 || points.First == points.Last || run.Collapse is not { } collapse) return double.NaN;
        return (At(points, collapse["epoch"]) - points.First) / (points.Last - points.First);
    }

    private static bool IsKnown(string key) => RunMetrics.Find(key) is { IsTime: false } || LostMass.IsKey(key);

    private static bool IsEpoch(string which) => which.StartsWith("epoch:", StringComparison.Ordinal);

    private static Series Points(RunData run, string key) => Points(run, key, run.AfterPretraining);

    private static Series RlPoints(RunData run, string key) => Points(run, key, run.Rl);

    private static Series Points(RunData run, string key, MetricsTable lines) =>
        LostMass.IsKey(key) ? LostMass.Of(key, run, lines) : lines.Series("epoch", key);

    private static string UnknownKey(string key) =>
        RunMetrics.Find(key) is { IsTime: true }
            ? $"'{key}' is a wall-clock value, which claims and tables leave out"
            : $"there is no metric '{key}'" + (RunMetrics.Nearest(key, [.. ForecastMetrics.Names, .. TheoryError.Names]) is { } nearest
                ? $"; did you mean {nearest}?"
                : "; see metrics.jsonl of a run");

    [GeneratedRegex(@"^(?<name>\w+)\((?<arguments>[^()]*)\)$")]
    private static partial Regex Call();

    [GeneratedRegex(@"@(?<which>first|last|max|min|epoch:\d+(\.\d+)?|end:[\w.-]+)$")]
    private static partial Regex Selector();
}
