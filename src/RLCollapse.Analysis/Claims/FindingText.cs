using System.Globalization;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Claims;

/// <summary>Findings in words.</summary>
public static class FindingText
{
    /// <summary>"reproduced", "not reproduced" or "inconclusive".</summary>
    public static string Of(Verdict verdict) => EnumNames.Of(verdict).Replace('-', ' ');

    /// <summary>A plain sentence: what was measured, against what, and what follows.</summary>
    public static string Sentence(Finding finding)
    {
        var text = finding.Count == 0
            ? "No finished run has measured this"
            : finding.Claim.Fraction is { } fraction
                ? $"{finding.Values.Count(run => run.Value == 1)} of {finding.Values.Count} runs have {Conditions(finding.Claim)}: "
                    + $"{Number(finding.Estimate)}{Interval(finding)}; claimed was {fraction.Comparison.Words} {Number(fraction.Share)}"
                : $"{Quantity(finding.Claim)} is {Number(finding.Estimate)}{Interval(finding)} over {Units(finding)}; claimed was "
                    + $"{finding.Claim.Condition.Comparison.Words} {Number(finding.Claim.Condition.Threshold)}";
        var notes = finding.Notes.Count == 0 ? "" : $" ({string.Join("; ", finding.Notes)})";
        return $"{text}{notes}: {Of(finding.Verdict)}.";
    }

    /// <summary>What the experimenter thinks of a claim that failed; null where it did not, or nothing is said.</summary>
    public static Doubt? Doubt(Finding finding) => finding.Verdict == Verdict.Reproduced ? null : finding.Claim.IfNot;

    /// <summary>"[low, high]"; empty where there is no interval.</summary>
    public static string Interval(Finding finding) => double.IsNaN(finding.Low) ? "" : $" [{Number(finding.Low)}, {Number(finding.High)}]";

    /// <summary>The effect with its name.</summary>
    public static string Effect(Finding finding) => double.IsNaN(finding.Effect) ? "–" : $"{finding.EffectName} {Number(finding.Effect)}";

    /// <summary>Places of a claim in words: "kl = 0, scale = xs"; "all runs" where none is named.</summary>
    public static string Places(IReadOnlyDictionary<string, IReadOnlyList<string>> places) =>
        places.Count == 0 ? "all runs" : string.Join(", ", places.Select(place => $"{place.Key} = {string.Join(" or ", place.Value)}"));

    /// <summary>Four significant digits; ∞ and – where there is no number.</summary>
    public static string Number(double value) => value switch
    {
        double.NaN => "–",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "−∞",
        _ => value.ToString("G4", CultureInfo.InvariantCulture).Replace("-", "−"),
    };

    private static string Quantity(Claim claim) => claim.Against is null
        ? $"Mean {claim.Condition.Metric.Text} ({Places(claim.Where)})"
        : $"Mean difference of {claim.Condition.Metric.Text} ({Places(claim.Where)} less "
            + $"{(claim.AgainstShare == 1 ? "" : $"{Number(claim.AgainstShare)} of ")}{Places(claim.Against)})";

    private static string Units(Finding finding)
    {
        var seeds = finding.Count == 1 ? "seed" : "seeds";
        return finding.Method switch
        {
            "paired Student t" => $"{finding.Count} {seeds} with shared bases",
            "Welch t" => $"at least {finding.Count} {seeds} per side, unpaired",
            _ => $"{finding.Count} {seeds}",
        };
    }

    private static string Conditions(Claim claim) =>
        string.Join(" and ", claim.Conditions.Select(c => $"{c.Metric.Text} {c.Comparison.Symbol} {Number(c.Threshold)}"))
            + $" ({Places(claim.Where)})";
}
