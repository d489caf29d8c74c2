using System.Globalization;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Claims;

/// <summary>Findings in words.</summary>
public static class FindingText
{
    /// <summary>"supported", "contradicted" or "inconclusive".</summary>
    public static string Of(Verdict verdict) => EnumNames.Of(verdict);

    /// <summary>The verdict on a claim for a table: "supported, exploratory"; "no runs yet" where none of its seeds has run.</summary>
    public static string Verdict(RecordedVerdict claim) =>
        claim.Count == 0 ? "no runs yet" : Of(claim.Verdict) + (claim.IsExploratory ? ", exploratory" : "");

    /// <summary>A plain sentence: what was measured, and against what.</summary>
    public static string Sentence(Finding finding)
    {
        var text = finding.Count == 0
            ? "No finished run has measured this"
            : finding.Claim.Fraction is { } fraction
                ? $"{finding.Values.Count(run => run.Value == 1)} of {finding.Values.Count} runs have {Conditions(finding.Claim)}: "
                    + $"{Number(finding.Estimate)}{Interval(finding.Low, finding.High)}; claimed was {fraction.Comparison.Words}"
                    + Threshold(fraction.Share)
                : $"{Quantity(finding)} is {Number(finding.Estimate)}{Interval(finding.Low, finding.High)} over {Units(finding)}; "
                    + $"claimed was {finding.Claim.Condition.Comparison.Words}{Threshold(finding.Claim.Condition.Threshold)}";
        var notes = finding.Notes.Count == 0 ? "" : $" ({string.Join("; ", finding.Notes)})";
        return $"{text}{notes}.";
    }

    /// <summary>" [low, high]"; empty where there is no interval.</summary>
    public static string Interval(double low, double high) => double.IsNaN(low) ? "" : $" [{Number(low)}, {Number(high)}]";

    /// <summary>"0.96 [0.93, 0.98]".</summary>
    public static string Estimate(RecordedVerdict claim) => $"{Number(claim.Estimate)}{Interval(claim.Low, claim.High)}";

    /// <summary>The effect with its name; a dash where there is none to tell.</summary>
    public static string Effect(RecordedVerdict claim) => double.IsNaN(claim.Effect) ? "–" : $"{claim.EffectName} {Number(claim.Effect)}";

    /// <summary>A p with two significant digits, "&lt; 0.001" below that; a dash where nothing was tested.</summary>
    public static string P(double p) => double.IsNaN(p) ? "–" : p >= 0.9995 ? "1" : Number(p);

    /// <summary>Places of a claim in words: "kl = 0, seed = 5..24"; "all runs" where none is named.</summary>
    public static string Places(IReadOnlyDictionary<string, IReadOnlyList<string>> places) => places.Count == 0
        ? "all runs"
        : string.Join(", ", places.Select(place => $"{place.Key} = {SeedRange.Short(place.Value)}"));

    /// <summary>
    /// Two significant digits, three from 1 on, and as many as tell a share from 1: 0.034, 0.96, 0.996, 1.25; "&lt; 0.001" and "> −0.001"
    /// between that and 0; ∞ and – where there is no number.
    /// </summary>
    public static string Number(double value) => value switch
    {
        double.NaN => "–",
        double.PositiveInfinity => "∞",
        < 0 => Number(-value) is var size && (size[0] is '<' or '>') ? $"{(size[0] == '<' ? '>' : '<')} −{size[2..]}" : $"−{size}",
        0 => "0",
        < 0.001 => "< 0.001",
        < 0.0995 => value.ToString("G2", CultureInfo.InvariantCulture),
        < 0.995 => value.ToString("0.00", CultureInfo.InvariantCulture),
        < 0.9995 => value.ToString("0.000", CultureInfo.InvariantCulture),
        < 1 => "> 0.999",
        < 9.995 => value.ToString("0.##", CultureInfo.InvariantCulture),
        < 99.95 => value.ToString("0.#", CultureInfo.InvariantCulture),
        _ => value.ToString("0", CultureInfo.InvariantCulture),
    };

    private static string Threshold(double value) => NumberText.Short(value).Replace('-', '−');

    private static string Quantity(Finding finding) => finding.Claim is var claim && claim.Against is null
        ? $"{(finding.Method == "t, log-odds" ? "Centre of" : "Mean")} {claim.Condition.Metric.Text} ({Places(claim.Where)})"
        : $"Mean difference of {claim.Condition.Metric.Text} ({Places(claim.Where)} less "
            + $"{(claim.AgainstShare == 1 ? "" : $"{Threshold(claim.AgainstShare)} of ")}{Places(claim.Against)})";

    private static string Units(Finding finding)
    {
        var seeds = finding.Count == 1 ? "seed" : "seeds";
        return finding.Method.Split(", ")[^1] switch
        {
            "paired t" => $"{finding.Count} {seeds} with shared bases",
            "Welch t" => $"at least {finding.Count} {seeds} per side, unpaired",
            _ => $"{finding.Count} {seeds}",
        };
    }

    private static string Conditions(Claim claim) =>
        string.Join(" and ", claim.Conditions.Select(c => $"{c.Metric.Text} {c.Comparison.Symbol} {Threshold(c.Threshold)}"))
            + $" ({Places(claim.Where)})";
}
