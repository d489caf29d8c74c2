using System.Text.Json;
using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Claims;

/// <summary>The verdicts on an experiment as <c>claims.json</c> has them, which outlive the runs they were made from.</summary>
/// <param name="Runs">Finished runs behind them.</param>
/// <param name="Planned">Runs that the sweep has.</param>
/// <param name="Time">What the runs took; null where it was not recorded.</param>
/// <param name="Claims">By id.</param>
public sealed record RecordedVerdicts(int Runs, int Planned, SweepTime? Time, IReadOnlyDictionary<string, RecordedVerdict> Claims)
{
    /// <summary>Reads the verdicts of a sweep; null where there are none, or only those of a trial.</summary>
    /// <param name="sweepFolder">Folder with <c>plan.json</c> and <c>claims.json</c>.</param>
    /// <exception cref="UserErrorException">They are damaged.</exception>
    public static RecordedVerdicts? Read(string sweepFolder)
    {
        var path = Path.Combine(sweepFolder, RecordedRuns.Claims);
        if (!File.Exists(path) || !PlanFile.IsIn(sweepFolder) || PlanFile.IsTrial(sweepFolder)) return null;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            var root = json.RootElement;
            var time = root.TryGetProperty("seconds", out var seconds) && seconds.ValueKind == JsonValueKind.Object
                ? new SweepTime(seconds.GetProperty("runs").GetDouble(), seconds.GetProperty("wall")
                    .GetDouble(), seconds.GetProperty("bases").GetDouble())
                : null;
            return new(
                root.GetProperty("runs").GetInt32(),
                PlanFile.Read(sweepFolder).Jobs.Count,
                time,
                root.GetProperty("claims").EnumerateArray().Select(Verdict).ToDictionary(verdict => verdict.Id));
        }
        catch (Exception error) when (
            error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new UserErrorException($"'{path}' is damaged: {error.Message} Remove it, or take it from the repository again.", error);
        }
    }

    private static RecordedVerdict Verdict(JsonElement claim) => new(
        claim.GetProperty("id").GetString()!,
        claim.GetProperty("statement").GetString()!,
        claim.GetProperty("verdict").GetString()!,
        Number(claim.GetProperty("estimate")),
        Number(claim.GetProperty("low")),
        Number(claim.GetProperty("high")),
        claim.GetProperty("n").GetInt32(),
        claim.TryGetProperty("doubt", out var doubt)
            ? new(doubt.GetProperty("reason").GetString()!, doubt.GetProperty("test").GetString()!)
            : null);

    private static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String => value.GetString() == "-inf" ? double.NegativeInfinity : double.PositiveInfinity,
        _ => double.NaN,
    };
}

/// <summary>One claim with its verdict.</summary>
/// <param name="Id">Of the claim.</param>
/// <param name="Statement">The claim.</param>
/// <param name="Verdict">As <see cref="FindingText.Of"/> writes it.</param>
/// <param name="Estimate">Mean, difference or proportion; NaN where there is none.</param>
/// <param name="Low">Lower bound of its interval.</param>
/// <param name="High">Upper bound.</param>
/// <param name="Count">n.</param>
/// <param name="Doubt">What the experimenter thinks of it where it failed; null where nothing is said.</param>
public sealed record RecordedVerdict(
    string Id, string Statement, string Verdict, double Estimate, double Low, double High, int Count, Doubt? Doubt);
