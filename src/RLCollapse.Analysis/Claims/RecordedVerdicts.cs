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
        var root = RecordedPart.Read(path, RecordedRuns.Remedy);
        var claims = root["claims"].Items.Select(Verdict).ToList();
        if (claims.GroupBy(claim => claim.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new UserErrorException($"'{path}' is damaged: claim {twice.Key} stands in it twice. {RecordedRuns.Remedy}");
        return new(
            root["runs"].Whole,
            PlanFile.Read(sweepFolder).Jobs.Count,
            root.Find("seconds") is { IsObject: true } seconds
                ? new SweepTime(seconds["runs"].Number, seconds["wall"].Number, seconds["bases"].Number)
                : null,
            claims.ToDictionary(verdict => verdict.Id));
    }

    private static RecordedVerdict Verdict(RecordedPart claim) => new(
        claim["id"].Text,
        claim["statement"].Text,
        claim["verdict"].Text,
        Number(claim["estimate"]),
        Number(claim["low"]),
        Number(claim["high"]),
        claim["n"].Whole,
        claim.Find("doubt") is { } doubt ? new(doubt["reason"].Text, doubt["test"].Text) : null);

    private static double Number(RecordedPart value) => value.Part.Kind switch
    {
        JsonValueKind.Null => double.NaN,
        JsonValueKind.String => value.Text == "-inf" ? double.NegativeInfinity : double.PositiveInfinity,
        _ => value.Number,
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
