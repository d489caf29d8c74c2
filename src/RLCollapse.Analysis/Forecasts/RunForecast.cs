using RLCollapse.Analysis.Results;
using RLCollapse.Data;
using RLCollapse.Evaluation;
using RLCollapse.Statistics;
using RLCollapse.Theory;

namespace RLCollapse.Analysis.Forecasts;

/// <summary>What the base of a run predicts (<see cref="WinnerForecast"/>), beside what became of it.</summary>
public sealed class RunForecast
{
    private readonly RunData _run;
    private readonly double[] _worth; // of a right answer, by format
    private readonly double[] _payoffs;
    private readonly double _beta;

    private RunForecast(RunData run, double[] shares, double[] accuracies)
    {
        var terms = run.Terms;
        (_run, Shares, Accuracies, _beta) = (run, shares, accuracies, run.KlCoefficient);
        _worth =
        [
            .. run.Formats.Select(name => terms.Correctness * (run.IsExecuted(name) ? 1 - terms.ExecutionFailureRate : 1)),
        ];
        _payoffs = [.. accuracies.Zip(_worth, (accuracy, worth) => accuracy * worth)];
        CollapseClock = WinnerForecast.CollapseClock(shares, _payoffs, run.CollapseThreshold);
        MeasuredStep = Crossing(run);
    }

    /// <summary>Mass of each format before RL.</summary>
    public IReadOnlyList<double> Shares { get; }

    /// <summary>Accuracy of each format before RL.</summary>
    public IReadOnlyList<double> Accuracies { get; }

    /// <summary>Clock at which a format should first hold the collapse threshold; +∞ where none should.</summary>
    public double CollapseClock { get; }

    /// <summary>Step at which a format did: between probes on a line of its log-odds; +∞ where none did.</summary>
    public double MeasuredStep { get; }

    /// <summary>
    /// η per step at which the forecast would have met the measured step; NaN where there was no collapse to measure it by, at the base
    /// already, or where none should have come.
    /// </summary>
    public double MeasuredSpeed =>
        double.IsInfinity(MeasuredStep) || MeasuredStep == 0
        || WinnerForecast.Progress(CollapseClock, _beta) is 0 or double.PositiveInfinity
        ? double.NaN
        : WinnerForecast.Progress(CollapseClock, _beta) / MeasuredStep;

    /// <summary>Forecast step of the collapse; +∞ where none should come, NaN where the speed is not known.</summary>
    public double Step => double.IsNaN(_run.Speed) ? double.NaN : WinnerForecast.Progress(CollapseClock, _beta) / _run.Speed;

    /// <summary>Forecast leader at the run's last step; null where the speed is not known.</summary>
    public string? Winner => double.IsNaN(_run.Speed) ? null : _run.Formats[LargestOf(WinnerForecast.Shares(Shares, _payoffs, LastClock))];

    /// <summary>Probability that it leads there, as far as samples leave the accuracies open; NaN where the speed is not known.</summary>
    public double WinnerProbability => double.IsNaN(_run.Speed)
        ? double.NaN
        : LeaderProbability.Of(
            LargestOf(WinnerForecast.Shares(Shares, _payoffs, LastClock)), Shares, Accuracies, Samples, _worth, LastClock);

    /// <summary>The format that is largest before RL.</summary>
    public string MostCommon => _run.Formats[LargestOf(Shares)];

    /// <summary>The format that is most accurate before RL; of equals the larger.</summary>
    public string MostAccurate => _run.Formats[Enumerable.Range(0, Shares.Count).MaxBy(f => (Accuracies[f], Shares[f]))];

    /// <summary>
    /// Whether what the best-paid format earns before RL lies, by Wilson's 95 % intervals of the accuracies, above what every other earns.
    /// </summary>
    public bool IsBestCertain
    {
        get
        {
            var intervals = Accuracies.Select((accuracy, f) =>
                (Interval: WilsonInterval.Of95((int)Math.Round(accuracy * Samples), Samples), Worth: _worth[f]))
                .Select(format => (Low: format.Interval.Low * format.Worth, High: format.Interval.High * format.Worth))
                    .OrderByDescending(format => format.Low).ToArray();
            return intervals.Length == 1 || intervals[0].Low > intervals[1..].Max(format => format.High);
        }
    }

    /// <summary>
    /// The forecast of a run; null where its probes lack what it needs, tokens have a cost (lengths by format are not recorded), the
    /// reward has further parts, a KL penalty is such that no closed form holds, RL has other problems than the probes, or the run has
    /// stages (another KL coefficient after some epochs, recovery).
    /// </summary>
    public static RunForecast? Of(RunData run)
    {
        if (run.Probes.Rows is not [var first, ..] || !run.Terms.SeesEveryLength || run.Terms.HasOtherParts || !run.Timeline.IsOneRl)
            return null;
        var (shares, accuracies) = (run.Formats.Select(name => first[$"format_mass/{name}"])
            .ToArray(), run.Formats.Select(name => first[$"accuracy/{name}"]).ToArray());
        var isPenalized = run.KlCoefficient > 0 && !first.Has($"theory_format_only/{run.Formats[0]}");
        return isPenalized || run.Terms.TokenCost > 0 || !shares.Concat(accuracies).All(double.IsFinite)
            ? null
            : new(run, shares, accuracies);
    }

    private int Samples => _run.Terms.ProbePrompts * Tracker.AccuracySamples;

    private double LastClock => WinnerForecast.Clock(_run.Probes.Rows[^1]["step"], _run.Speed, _beta);

    private static int LargestOf(IReadOnlyList<double> shares) => Enumerable.Range(0, shares.Count).MaxBy(f => shares[f]);

    private static double Crossing(RunData run)
    {
        var (before, odds) = (double.NaN, double.NaN);
        var threshold = LogOdds(run.CollapseThreshold);
        foreach (var row in run.Probes.Rows)
        {
            var now = LogOdds(run.Formats.Max(name => row[$"format_mass/{name}"]));
            if (now >= threshold)
                return double.IsNaN(odds) || double.IsInfinity(now)
                    ? row["step"]
                    : before + ((row["step"] - before) * (threshold - odds) / (now - odds));
            (before, odds) = (row["step"], now);
        }

        return double.PositiveInfinity;
    }

    private static double LogOdds(double share) => Math.Log(share / (1 - share));
}
