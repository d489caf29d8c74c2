using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Results;
using RLCollapse.Analysis.Sweeps;

namespace RLCollapse.Tests.Experiments;

/// <summary>
/// The experiments that the repository ships. One that has no verdicts in <c>results</c> has not been run yet: its plan and claims are
/// checked, its README, its verdicts and its rows in the study from then on.
/// </summary>
public sealed class ShippedExperimentsTests
{
    private static readonly string Experiments = Path.Combine(ConfigFolder.Repository, "experiments");

    public static TheoryData<string> Names => [.. Study.ExperimentsIn(Experiments)];

    public static TheoryData<string> NamesRun => [.. Study.ExperimentsIn(Experiments).Where(HasRun)];

    [Fact]
    public void Every_claim_of_every_experiment_is_on_one_row_of_the_study()
    {
        var study = Study.Load(Experiments);

        Assert.Equal(
            Study.ExperimentsIn(study.Folder).Except(study.Further).Where(HasRun).SelectMany(
                name => ClaimsFile.Ids(Path.Combine(study.Folder, name, ClaimsFile.FileName)).Select(id => $"{name}: {id}"))
                .Order(StringComparer.Ordinal),
            study.Rows.Where(row => HasRun(row.Experiment)).SelectMany(row => row.Claims.Select(id => $"{row.Experiment}: {id}"))
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(NamesRun))]
    public void What_did_not_come_out_has_a_likely_reason_or_wants_seeds(string name)
    {
        var recorded = RecordedVerdicts.Read(Results(name));

        Assert.NotNull(recorded);
        Assert.Equal([], recorded.Claims.Values.Where(claim => claim is { Doubt: null, Verdict: Verdict.Contradicted }
            or { Doubt: null, Verdict: Verdict.Inconclusive, Count: > 0, SeedsNeeded: null }).Select(claim => claim.Id));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Plan_and_claims_are_good(string name)
    {
        var experiment = Path.Combine(Experiments, name);
        var results = Directory.CreateTempSubdirectory("rlcollapse-experiment-").FullName;
        var recorded = FurtherSeeds.In(new SweepFolder(Path.GetDirectoryName(Results(name))!, name));
        var plan = SweepPlan.Load(experiment, [], ConfigFolder.NoEnvironment, FurtherSeeds.None with { Recorded = recorded });
        var folder = new SweepFolder(results, name);
        PlannedJobs.Write(plan, folder);

        var planned = PlanFile.Read(folder.Path);
        var claims = ClaimsFile.Read(ClaimsFile.Find(experiment), planned);

        Assert.Equal(plan.Jobs.Select(job => job.Id), planned.Jobs.Select(job => job.Id));
        if (HasRun(name)) Assert.Equal(planned.Axes.Select(Told), PlanFile.Read(Results(name)).Axes.Select(Told));
        Assert.Contains(planned.Axes, axis => axis.IsSeed && axis.Values.Count >= 3);
        Assert.NotEmpty(claims);
        Directory.Delete(results, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Seeds_that_judge_a_claim_are_excluded_from_no_side_of_it(string name)
    {
        var experiment = Experiment.Load(Path.Combine(Experiments, name));
        foreach (var claim in experiment.Claims.Where(claim => claim.Seeds is not null))
        {
            var axes = experiment.Axes.Select(axis => axis.IsSeed ? axis with { Values = claim.Seeds! } : axis);
            var points = SweepData.Product(axes).Select(point => point.Select(at => (at.Axis.Name, at.Value)).ToList())
                .Where(point => !experiment.Exclusions.Any(exclusion => exclusion.Covers(point)))
                .Select(point => point.ToDictionary(at => at.Name, at => at.Value)).ToList();
            foreach (var side in new[] { claim.Where, claim.Against ?? claim.Where })
                Assert.True(points.Any(point => Claim.Selects(side, point)), $"{name}: {claim.Id}");
        }
    }

    [Theory]
    [MemberData(nameof(NamesRun))]
    public void A_recorded_plan_is_read_and_written_back_byte_for_byte(string name)
    {
        var recorded = File.ReadAllText(Path.Combine(Results(name), PlanFile.FileName));
        var folder = Directory.CreateTempSubdirectory("rlcollapse-experiment-").FullName;
        File.WriteAllText(Path.Combine(folder, PlanFile.FileName), recorded);
        PlanFile.Write(PlanFile.Read(folder), folder);

        Assert.Equal(recorded, File.ReadAllText(Path.Combine(folder, PlanFile.FileName)));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(NamesRun))]
    public void The_README_has_the_command_and_the_recorded_verdicts_as_verify_writes_them(string name)
    {
        var experiment = Path.Combine(Experiments, name);
        var section = MeasuredSection.ToMarkdown(experiment, Results(name));
        var readme = File.ReadAllText(Path.Combine(experiment, "README.md"));

        Assert.Contains($"./rlcollapse sweep experiments/{name}\n", readme);
        Assert.Contains($"{MeasuredSection.Begin}\n\n{section}\n{MeasuredSection.End}\n", readme);
    }

    private static string Results(string name) => Path.Combine(ConfigFolder.Repository, "results", name);

    /// <summary>Whether there are verdicts; of no experiment where the name is empty.</summary>
    private static bool HasRun(string name) => name.Length > 0 && RecordedVerdicts.Read(Results(name)) is not null;

    /// <summary>What figures call an axis and its values.</summary>
    private static string Told(PlannedAxis axis) => $"{axis.Title}: {string.Join(", ", axis.Values.Select(axis.Label))}";
}
