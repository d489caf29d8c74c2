using System.Text.Json;
using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Claims;

/// <summary>The verdicts on an experiment as <c>claims.json</c> has them, which outlive the runs they were made from.</summary>
/// <param name="Runs">Finished runs behind them.</param>
/// <param name="Planned">Runs that the sweep has.</param>
/// <param name="Time">What the runs took; null where it was not recorded.</param>
/// <param name="Family">How many claims were corrected for together.</param>
/// <param name="Claims">By id.</param>
public sealed record RecordedVerdicts(
    int Runs, int Planned, SweepTime? Time, int Family, IReadOnlyDictionary<string, RecordedVerdict> Claims)
{
    /// <summary>The option of <c>sweep</c> that gave it seeds beside those of its file, after a space; empty for none.</summary>
    public string Seeds { get; init; } = "";

    private const string FamilyKey = "family";

    /// <summary>
    /// Reads the verdicts of a sweep; null where there are none, or only those of a trial or of a version that corrected for no family.
    /// </summary>
    /// <param name="sweepFolder">Folder with <c>plan.json</c> and <c>claims.json</c>.</param>
    /// <exception cref="UserErrorException">They are damaged.</exception>
    public static RecordedVerdicts? Read(string sweepFolder) =>
        Path.Combine(sweepFolder, RecordedRuns.Claims) is var path && File.Exists(path)
            && PlanFile.IsIn(sweepFolder) && !PlanFile.IsTrial(sweepFolder)
            && RecordedPart.Read(path, RecordedRuns.Remedy).Find(FamilyKey) is not null
            ? ReadAny(sweepFolder)
            : null;

    /// <summary>Reads the verdicts of a sweep, also those of a trial.</summary>
    /// <param name="sweepFolder">Folder with both files.</param>
    /// <exception cref="UserErrorException">They are damaged.</exception>
    public static RecordedVerdicts ReadAny(string sweepFolder)
    {
        var path = Path.Combine(sweepFolder, RecordedRuns.Claims);
        var (root, plan) = (RecordedPart.Read(path, RecordedRuns.Remedy), PlanFile.Read(sweepFolder));
        var added = plan.Axes.Where(axis => axis.IsSeed).SelectMany(axis => axis.Added).ToList();
        var claims = root["claims"].Items.Select(Verdict).ToList();
        if (claims.GroupBy(claim => claim.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new UserErrorException($"'{path}' is damaged: claim {twice.Key} stands in it twice. {RecordedRuns.Remedy}");
        return new(
            root["runs"].Whole,
            plan.Jobs.Count,
            root.Find("seconds") is { IsObject: true } seconds
                ? new SweepTime(seconds["runs"].Number, seconds["wall"].Number, seconds["bases"].Number)
                : null,
            root[FamilyKey].Whole,
            claims.ToDictionary(verdict => verdict.Id))
        {
            Seeds = added.Count == 0 ? "" : $" --seeds {SeedRange.Short(added).Replace(" or ", ",", StringComparison.Ordinal)}",
        };
    }

    private static RecordedVerdict Verdict(RecordedPart claim) => new()
    {
        Id = claim["id"].Text,
        Statement = claim["statement"].Text,
        Stated = claim.Find("stated")?.Text ?? "",
        IsExploratory = claim["exploratory"].IsTrue,
        Verdict = EnumNames.Find(typeof(Verdict), claim["verdict"].Text) is Verdict verdict
            ? verdict
            : throw claim["verdict"].Wrong(string.Join(" or ", EnumNames.All(typeof(Verdict)))),
        Sentence = claim["sentence"].Text,
        Share = claim.Find("fraction")?["threshold"].Number,
        Method = claim["method"].Text,
        Estimate = Number(claim["estimate"]),
        Low = Number(claim["low"]),
        High = Number(claim["high"]),
        Level = claim["level"].Number,
        Count = claim["n"].Whole,
        P = Number(claim["p"]),
        AdjustedP = Number(claim["adjustedP"]),
        Favours = claim["favours"].IsTrue,
        EffectName = claim["effect"]["name"].Text,
        Effect = Number(claim["effect"]["value"]),
        Gaps = [.. claim["gaps"].Items.Select(gap => gap.Number)],
        SeedsNeeded = claim["seedsNeeded"].Part.Kind == JsonValueKind.Null ? null : claim["seedsNeeded"].Whole,
        Doubt = claim.Find("doubt") is { } doubt ? new(doubt["reason"].Text, doubt["test"].Text) : null,
    };

    private static double Number(RecordedPart value) => value.Part.Kind switch
    {
        JsonValueKind.Null => double.NaN,
        JsonValueKind.String => value.Text == "-inf" ? double.NegativeInfinity : double.PositiveInfinity,
        _ => value.Number,
    };
}
