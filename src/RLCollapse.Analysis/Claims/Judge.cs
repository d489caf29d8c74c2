using RLCollapse.Analysis.Results;
using RLCollapse.Statistics;

namespace RLCollapse.Analysis.Claims;

/// <summary>
/// Judges claims. The unit is the seed: runs of a seed at axes that the claim leaves open are averaged first. A mean has
/// Student's t interval over the seeds; a difference is taken seed by seed where both sides started from the same bases, and
/// has Welch's interval where they did not; a proportion of runs has Wilson's interval with n the number of seeds, as if the runs of a
/// seed told nothing of their own.
/// </summary>
public static class Judge
{
    /// <summary>Judges one claim.</summary>
    public static Finding Of(Claim claim, SweepData sweep)
    {
        var finding = claim.Fraction is not null
            ? Proportion(claim, sweep)
            : claim.Against is null ? Mean(claim, sweep) : Difference(claim, sweep);
        List<string> notes = [.. finding.Notes];
        var absent = Evidence.Absent(sweep, claim.Where).Concat(claim.Against is null ? [] : Evidence.Absent(sweep, claim.Against))
            .ToList();
        if (absent.Count > 0) notes.Add($"left out, without a result: {string.Join(", ", absent)}");
        return finding with { Notes = notes };
    }

    private static Finding Mean(Claim claim, SweepData sweep)
    {
        var seeds = Evidence.Values(sweep, claim.Where, claim.Condition.Metric);
        return OfSample(claim, [.. seeds.Select(seed => (seed.Seed, seed.Value))], "Student t", "Cohen's d");
    }

    private static Finding Difference(Claim claim, SweepData sweep)
    {
        var where = Evidence.Values(sweep, claim.Where, claim.Condition.Metric);
        var against = Evidence.Values(sweep, claim.Against!, claim.Condition.Metric)
            .Select(seed => seed with { Value = claim.AgainstShare * seed.Value }).ToList();
        if (Evidence.Pairs(where, against) is { } pairs)
        {
            var alone = where.Concat(against).Select(seed => seed.Seed).Distinct().Except(pairs.Select(pair => pair.Seed)).ToList();
            var paired = OfSample(claim, pairs, "paired Student t", "Cohen's dz");
            return alone.Count == 0
                ? paired
                : paired with { Notes = [.. paired.Notes, $"seeds on one side only, left out: {string.Join(", ", alone)}"] };
        }

        var values = where.Select(seed => ($"{seed.Seed} (where)", seed.Value))
            .Concat(against.Select(seed => ($"{seed.Seed} (against)", seed.Value))).ToList();
        var fewest = Math.Min(where.Count, against.Count);
        var finding = new Finding { Claim = claim, Verdict = Verdict.Inconclusive, Method = "Welch t", EffectName = "Cohen's d",
            Count = fewest, Values = values };
        if (fewest == 0) return finding;
        if (values.Any(value => !double.IsFinite(value.Item2)))
            return finding with { Notes = ["some runs never collapsed, so that there is no mean; claim a fraction of runs instead"] };
        var welch = WelchDifference.Of([.. where.Select(seed => seed.Value)], [.. against.Select(seed => seed.Value)], claim.Level);
        return Decided(finding with { Estimate = welch.Mean, Low = welch.Low, High = welch.High, Effect = welch.CohensD });
    }

    private static Finding OfSample(Claim claim, IReadOnlyList<(string Seed, double Value)> sample, string method, string effect)
    {
        var finding = new Finding { Claim = claim, Verdict = Verdict.Inconclusive, Method = method, EffectName = effect,
            Count = sample.Count, Values = sample };
        double[] values = [.. sample.Select(seed => seed.Value)];
        if (values.Length == 0) return finding;
        if (values.All(double.IsPositiveInfinity))
        {
            return Decided(finding with
            {
                Estimate = double.PositiveInfinity,
                Low = double.PositiveInfinity,
                High = double.PositiveInfinity,
                Notes = ["no run ever collapsed"],
            });
        }
        if (!values.All(double.IsFinite))
            return finding with { Notes = ["some runs never collapsed, so that there is no mean; claim a fraction of runs instead"] };
        var interval = MeanInterval.Of(values, claim.Level);
        return Decided(finding with
        {
            Estimate = interval.Mean,
            Low = interval.Low,
            High = interval.High,
            Effect = interval.EffectFrom(claim.Against is null ? claim.Condition.Threshold : 0),
            Notes = interval.StandardDeviation > 0 || values.Length < 2
                ? []
                : ["every seed gives the same number: the interval has no width, and the number itself decides"],
        });
    }

    private static Finding Proportion(Claim claim, SweepData sweep)
    {
        var runs = Evidence.Runs(sweep, claim.Where).Where(run => claim.Conditions.All(c => !double.IsNaN(c.Metric.Of(run.Data)))).ToList();
        var met = runs.ConvertAll(run =>
            (run.Job.Id, Met: claim.Conditions.All(c => c.Comparison.Holds(c.Metric.Of(run.Data), c.Threshold)) ? 1.0 : 0.0));
        var finding = new Finding
        {
            Claim = claim,
            Verdict = Verdict.Inconclusive,
            Method = "Wilson",
            EffectName = "difference of proportions",
            Count = runs.Select(run => sweep.SeedOf(run.Job)).Distinct().Count(),
            Values = [.. met.Select(run => (run.Id, run.Met))],
        };
        if (runs.Count == 0) return finding;
        var successes = (int)met.Sum(run => run.Met);
        var share = successes / (double)runs.Count;
        var (low, high) = WilsonInterval.Of95(share, finding.Count);
        var decided = Decided(finding with { Estimate = share, Low = low, High = high, Effect = share - claim.Fraction!.Value.Share });
        if (finding.Count == runs.Count) return decided;
        var width = $"{runs.Count} runs of {finding.Count} seeds: the interval is as wide as that of {finding.Count} runs";
        return decided with { Notes = [.. decided.Notes, width] };
    }

    private static Finding Decided(Finding finding)
    {
        var (claim, n) = (finding.Claim, finding.Count);
        if (n < claim.MinimumSeeds)
        {
            var few = $"{n} {(n == 1 ? "seed" : "seeds")} of the {claim.MinimumSeeds} that the claim asks for";
            return finding with { Notes = [.. finding.Notes, few] };
        }
        var (comparison, threshold) = claim.Fraction is { } fraction
            ? (fraction.Comparison, fraction.Share)
            : (claim.Condition.Comparison, claim.Condition.Threshold);
        return finding with { Verdict = comparison.Judge(finding.Low, finding.High, threshold) };
    }
}
