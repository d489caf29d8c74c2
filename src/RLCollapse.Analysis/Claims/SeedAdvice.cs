using RLCollapse.Analysis.Results;
using RLCollapse.Statistics;

namespace RLCollapse.Analysis.Claims;

/// <summary>How many seeds a claim has in a plan, and with how many it could be decided among the claims of its study.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Planned">Seeds that the plan gives it.</param>
/// <param name="Needed">Seeds with which it would be decided; null where nothing can be said, or more than
/// <see cref="SeedsNeeded.Most"/> are.</param>
/// <param name="IsMeasured">Whether that is by the spread of recorded results.</param>
public sealed record SeedAdvice(Claim Claim, int Planned, int? Needed, bool IsMeasured)
{
    /// <summary>The advice on every claim of an experiment, as the hardest of all claims of its family, refusing nobody.</summary>
    /// <param name="claims">The claims.</param>
    /// <param name="experimentFile">Their file.</param>
    /// <param name="plan">The plan, in the place where its results are or will be.</param>
    /// <param name="sweepFolder">That place.</param>
    public static IReadOnlyList<SeedAdvice> Of(
        IReadOnlyList<Claim> claims, string experimentFile, PlannedSweep plan, string sweepFolder)
    {
        var recorded = RecordedVerdicts.Read(sweepFolder)?.Claims ?? new Dictionary<string, RecordedVerdict>();
        var family = plan.IsTrial ? claims.Count(claim => !claim.IsExploratory) : Family.SizeOf(experimentFile);
        return [.. claims.Select(claim =>
        {
            var alpha = (1 - claim.Level) / (claim.IsExploratory ? 1 : Math.Max(1, family));
            var planned = Seeds(plan, claim.Where);
            if (claim.Against is { } against) planned = Math.Min(planned, Seeds(plan, against));
            return recorded.GetValueOrDefault(claim.Id) is { } verdict && !double.IsNaN(verdict.Estimate)
                ? new(claim, planned, Family.SeedsAt(verdict, alpha), true)
                : new SeedAdvice(claim, planned, claim.Fraction is { } share ? SeedsNeeded.OfShare(0, 0, share.Share, alpha) : null, false);
        })];
    }

    /// <summary>"5 seeds; some 12 would decide it, by recorded results".</summary>
    public override string ToString()
    {
        var seeds = $"{Planned} {(Planned == 1 ? "seed" : "seeds")}; ";
        return seeds + (Needed, IsMeasured) switch
        {
            ({ } needed, true) => needed > Planned ? $"some {needed} would decide it, by recorded results" : "enough, by recorded results",
            (null, true) => $"not even {SeedsNeeded.Most} would decide it, by recorded results",
            ({ } needed, false) when needed > Planned => $"cannot be decided with fewer than {needed}",
            ({ }, false) => "can be decided where nearly all agree",
            _ => "how many would decide it is not known before some are run",
        };
    }

    private static int Seeds(PlannedSweep plan, IReadOnlyDictionary<string, IReadOnlyList<string>> places)
    {
        var jobs = plan.Jobs.Where(job => Claim.Selects(places, job.Coordinates));
        return plan.Axes.FirstOrDefault(axis => axis.IsSeed) is { } seed
            ? jobs.Select(job => job.Coordinates[seed.Name]).Distinct().Count()
            : jobs.Count();
    }
}
