using RLCollapse.Analysis.Results;
using RLCollapse.Statistics;

namespace RLCollapse.Analysis.Claims;

/// <summary>
/// Tests claims. The unit is the seed: runs of a seed at axes that the claim leaves open are averaged first. A mean has Student's t over
/// the seeds, on the log-odds scale where it is of shares strictly between 0 and 1; a difference is taken seed by seed where both sides
/// started from the same bases, and has Welch's t where they did not; a proportion of runs has the exact binomial test and Wilson's
/// interval, with n the number of seeds, as if the runs of a seed told nothing of their own. An interval is cut where the metric ends,
/// which costs no coverage: the truth does not lie beyond.
/// </summary>
public static class Judge
{
    /// <summary>Beginning of the note on runs without a result.</summary>
    internal const string LeftOut = "left out, without a result: ";

    /// <summary>A spread below this part of the distance is none to measure by.</summary>
    private const double LargestEffect = 20;

    /// <summary>Tests one claim.</summary>
    public static Finding Of(Claim claim, SweepData sweep)
    {
        if (claim.Seeds is { } seeds && IsEmpty(claim, sweep) && !IsEmpty(claim.OnAllSeeds(), sweep))
        {
            var seen = Of(claim.OnAllSeeds(), sweep);
            return seen with { Notes = [.. seen.Notes, $"seeds {SeedRange.Short(seeds)}, which are to judge it, have not run"] };
        }

        var finding = claim.Fraction is not null
            ? Proportion(claim, sweep)
            : claim.Against is null ? Mean(claim, sweep) : Difference(claim, sweep);
        List<string> notes = [.. finding.Notes];
        var absent = Evidence.Absent(sweep, claim.Where).Concat(claim.Against is null ? [] : Evidence.Absent(sweep, claim.Against))
            .ToList();
        if (absent.Count > 0) notes.Add($"{LeftOut}{string.Join(", ", absent)}");
        var unmeasured = claim.Across is not null
            ? Sides(claim).SelectMany(side => Evidence.Measured(sweep, side, claim)).Where(group => double.IsNaN(group.Value))
                .Sum(group => group.Runs.Count)
            : Sides(claim).SelectMany(side => Evidence.Runs(sweep, side))
                .Count(run => claim.Conditions.Any(condition => double.IsNaN(condition.Metric.Of(run.Data))));
        if (unmeasured > 0 && finding.Count > 0) notes.Add($"left out, where it could not be measured: {unmeasured} runs");
        if (Sides(claim).Any(side => HasUnlikeSeeds(sweep, side))) notes.Add("seeds differ in the places where they were run");
        if (finding.Count >= claim.MinimumSeeds || finding.Count == 0) return finding with { Notes = notes };
        notes.Add($"{finding.Count} {(finding.Count == 1 ? "seed" : "seeds")} of the {claim.MinimumSeeds} that the claim asks for");
        return finding with { P = double.NaN, Notes = notes };
    }

    private static bool IsEmpty(Claim claim, SweepData sweep) => Sides(claim).Any(side => Evidence.Runs(sweep, side).Count == 0);

    private static IEnumerable<IReadOnlyDictionary<string, IReadOnlyList<string>>> Sides(Claim claim) =>
        claim.Against is { } against ? [claim.Where, against] : [claim.Where];

    /// <summary>Whether the finished runs of some seeds are at other places than those of others, so that their means are of different
    /// things.</summary>
    private static bool HasUnlikeSeeds(SweepData sweep, IReadOnlyDictionary<string, IReadOnlyList<string>> places) =>
        sweep.SeedAxis is { } seed && Evidence.Runs(sweep, places).GroupBy(run => run.Job.Coordinates[seed.Name])
            .Select(runs => string.Join('\n', runs.Select(run => string.Join('/', run.Job.Coordinates
                .Where(at => at.Key != seed.Name).Select(at => at.Value))).Order(StringComparer.Ordinal))).Distinct().Count() > 1;

    private static Finding Mean(Claim claim, SweepData sweep)
    {
        var seeds = Evidence.Values(sweep, claim.Where, claim);
        List<(string, double Value)> values = [.. seeds.Select(seed => (seed.Seed, seed.Value))];
        var isOfShares = claim.Condition.Metric.Range == (0, 1) && claim.Condition.Comparison != Comparison.Within
            && values.Select(seed => seed.Value).Append(claim.Condition.Threshold).All(LogOdds.IsFinite);
        return OfSample(claim, values, claim.Condition.Metric.Range, isOfShares ? "t, log-odds" : "t", "Cohen's d");
    }

    private static Finding Difference(Claim claim, SweepData sweep)
    {
        var where = Evidence.Values(sweep, claim.Where, claim);
        var against = Evidence.Values(sweep, claim.Against!, claim)
            .Select(seed => seed with { Value = claim.AgainstShare * seed.Value }).ToList();
        var (low, high) = claim.Condition.Metric.Range;
        var range = (low - (claim.AgainstShare * high), high - (claim.AgainstShare * low));
        if (Evidence.Pairs(where, against) is { } pairs)
        {
            var alone = where.Concat(against).Select(seed => seed.Seed).Distinct().Except(pairs.Select(pair => pair.Seed)).ToList();
            var paired = OfSample(claim, pairs, range, "paired t", "Cohen's dz");
            return alone.Count == 0
                ? paired
                : paired with { Notes = [.. paired.Notes, $"seeds on one side only, left out: {string.Join(", ", alone)}"] };
        }

        var fewest = Math.Min(where.Count, against.Count);
        var finding = New(claim, "Welch t", "Cohen's d") with
        {
            Count = fewest,
            Values = [.. where.Select(seed => ($"{seed.Seed} (where)", seed.Value)),
                .. against.Select(seed => ($"{seed.Seed} (against)", seed.Value))],
        };
        if (fewest == 0) return finding;
        if (finding.Values.Any(value => !double.IsFinite(value.Value))) return NeverCollapsed(finding);
        var (first, second) = (where.Select(seed => seed.Value).ToArray(), against.Select(seed => seed.Value).ToArray());
        return TEstimate.OfDifference(first, second) is { } estimate
            ? Tested(finding, estimate, range)
            : Alike(finding, first.Average() - second.Average());
    }

    private static Finding OfSample(
        Claim claim, IReadOnlyList<(string Seed, double Value)> sample, (double Low, double High) range, string method, string effect)
    {
        var finding = New(claim, method, effect) with { Count = sample.Count, Values = sample };
        double[] values = [.. sample.Select(seed => seed.Value)];
        if (values.Length == 0) return finding;
        if (values.All(double.IsPositiveInfinity))
            return Alike(finding, double.PositiveInfinity) with { Notes = ["no run ever collapsed"] };
        if (!values.All(double.IsFinite)) return NeverCollapsed(finding);
        if (method == "t, log-odds" && TEstimate.OfMean([.. values.Select(LogOdds.Of)]) is { } odds)
        {
            var tested = Tested(finding with { EffectName = "Cohen's d of log-odds" }, odds,
                (double.NegativeInfinity, double.PositiveInfinity), LogOdds.Of(claim.Condition.Threshold));
            return tested with
            {
                Notes = claim.Condition.Comparison.Holds(values.Average(), claim.Condition.Threshold) == tested.Favours
                    ? [] : [$"their plain mean, {FindingText.Number(values.Average())}, lies on the other side"],
                Estimate = LogOdds.Share(tested.Estimate),
                Low = LogOdds.Share(tested.Low),
                High = LogOdds.Share(tested.High),
            };
        }

        return TEstimate.OfMean(values) is { } estimate ? Tested(finding, estimate, range) : Alike(finding, values[0]);
    }

    private static Finding Tested(
        Finding finding, TEstimate estimate, (double Low, double High) range, double threshold = double.NaN)
    {
        var claim = finding.Claim;
        if (double.IsNaN(threshold)) threshold = claim.Condition.Threshold;
        var isWithin = claim.Condition.Comparison == Comparison.Within;
        var favours = claim.Condition.Comparison.Holds(estimate.Value, threshold);
        var (low, high) = estimate.Interval(isWithin ? (2 * claim.Level) - 1 : claim.Level);
        var spread = estimate.StandardError * Math.Sqrt(finding.Count);
        var effect = (estimate.Value - (claim.Against is null && !isWithin ? threshold : 0)) / estimate.Spread;
        return finding with
        {
            Estimate = estimate.Value,
            Low = Math.Max(low, range.Low),
            High = Math.Min(high, range.High),
            P = !isWithin ? estimate.P(threshold)
                : favours ? estimate.POutside(threshold) : estimate.P(Math.CopySign(threshold, estimate.Value)),
            Favours = favours,
            Effect = Math.Abs(effect) <= LargestEffect ? effect : double.NaN,
            Gaps = isWithin
                ? [(estimate.Value + threshold) / spread, (threshold - estimate.Value) / spread]
                : [(estimate.Value - threshold) / spread],
        };
    }

    /// <summary>Seeds without any spread: each is a sign for or against.</summary>
    private static Finding Alike(Finding finding, double value) => finding with
    {
        Method = finding.Count < 2 ? finding.Method : "sign test",
        Estimate = value,
        P = BinomialTest.PAllAlike(finding.Count),
        Favours = finding.Claim.Condition.Comparison.Holds(value, finding.Claim.Condition.Threshold),
        Notes = finding.Count < 2 ? [] : ["every seed gives the same number: there is no spread, and each counts as one sign"],
    };

    private static Finding Proportion(Claim claim, SweepData sweep)
    {
        var runs = Evidence.Runs(sweep, claim.Where).Where(run => claim.Conditions.All(c => !double.IsNaN(c.Metric.Of(run.Data)))).ToList();
        var met = runs.ConvertAll(run =>
            (run.Job.Id, Met: claim.Conditions.All(c => c.Comparison.Holds(c.Metric.Of(run.Data), c.Threshold)) ? 1.0 : 0.0));
        var seeds = runs.Select(run => sweep.SeedOf(run.Job)).Distinct().Count();
        var finding = New(claim, "binomial", "difference of proportions") with { Count = seeds, Values = met };
        if (runs.Count == 0) return finding;
        var (share, claimed) = (met.Average(run => run.Met), claim.Fraction!.Value);
        var (low, high) = WilsonInterval.Of95(share, seeds);
        var towards = share * seeds; // of seeds, rounded towards what is tested against
        var successes = (int)(share > claimed.Share ? Math.Floor(towards + 1e-9) : Math.Ceiling(towards - 1e-9));
        return finding with
        {
            Estimate = share,
            Low = low,
            High = high,
            P = BinomialTest.P(successes, seeds, claimed.Share),
            Favours = claimed.Comparison.Holds(share, claimed.Share),
            Effect = share - claimed.Share,
            Notes = seeds == runs.Count ? [] : [$"{runs.Count} runs of {seeds} seeds: test and interval are those of {seeds} runs"],
        };
    }

    private static Finding New(Claim claim, string method, string effect) => new()
    {
        Claim = claim,
        Method = claim.Condition.Comparison == Comparison.Within && claim.Fraction is null ? $"TOST, {method}" : method,
        EffectName = effect,
    };

    private static Finding NeverCollapsed(Finding finding) =>
        finding with { Notes = ["some runs never collapsed, so that there is no mean; claim a fraction of runs instead"] };
}
