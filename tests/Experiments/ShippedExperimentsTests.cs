using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Results;
using RLCollapse.Analysis.Sweeps;

namespace RLCollapse.Tests.Experiments;

/// <summary>The experiments that the repository ships.</summary>
public sealed class ShippedExperimentsTests
{
    public static TheoryData<string> Names =>
        [.. Directory.GetDirectories(Path.Combine(ConfigFolder.Repository, "experiments")).Select(folder => Path.GetFileName(folder))
        .Order()];

    [Fact]
    public void Every_claim_of_every_experiment_is_on_one_row_of_the_study()
    {
        var study = Study.Load(Path.Combine(ConfigFolder.Repository, "experiments"));

        Assert.Equal(
            Study.ExperimentsIn(study.Folder).SelectMany(
                name => ClaimsFile.Ids(Path.Combine(study.Folder, name, ClaimsFile.FileName)).Select(id => $"{name}: {id}"))
                .Order(StringComparer.Ordinal),
            study.Rows.SelectMany(row => row.Claims.Select(id => $"{row.Experiment}: {id}")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_did_not_come_out_has_a_likely_reason_and_a_test(string name)
    {
        var recorded = RecordedVerdicts.Read(Path.Combine(ConfigFolder.Repository, "results", name))!;

        Assert.Equal([], recorded.Claims.Values.Where(claim => claim.Verdict != FindingText.Of(Verdict.Reproduced) && claim.Doubt is null)
            .Select(claim => claim.Id));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Plan_and_claims_are_good_and_the_README_has_its_place_for_results(string name)
    {
        var experiment = Path.Combine(ConfigFolder.Repository, "experiments", name);
        var results = Directory.CreateTempSubdirectory("rlcollapse-experiment-").FullName;
        var plan = SweepPlan.Load(experiment, [], ConfigFolder.NoEnvironment);
        var folder = new SweepFolder(results, name);
        PlannedJobs.Write(plan, folder);

        var planned = PlanFile.Read(folder.Path);
        var claims = ClaimsFile.Read(ClaimsFile.Find(experiment), planned);

        Assert.Equal(plan.Jobs.Select(job => job.Id), planned.Jobs.Select(job => job.Id));
        var recorded = PlanFile.Read(Path.Combine(ConfigFolder.Repository, "results", name));
        Assert.Equal(planned.Axes.Select(Told), recorded.Axes.Select(Told));
        Assert.Contains(planned.Axes, axis => axis.IsSeed && axis.Values.Count >= 3);
        Assert.NotEmpty(claims);
        var readme = File.ReadAllText(Path.Combine(experiment, "README.md"));
        Assert.Contains(MeasuredSection.Begin, readme);
        Assert.Contains($"./rlcollapse sweep experiments/{name}\n", readme);
        Directory.Delete(results, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_recorded_plan_is_read_and_written_back_byte_for_byte(string name)
    {
        var recorded = File.ReadAllText(Path.Combine(ConfigFolder.Repository, "results", name, PlanFile.FileName));
        var folder = Directory.CreateTempSubdirectory("rlcollapse-experiment-").FullName;
        File.WriteAllText(Path.Combine(folder, PlanFile.FileName), recorded);
        PlanFile.Write(PlanFile.Read(folder), folder);

        Assert.Equal(recorded, File.ReadAllText(Path.Combine(folder, PlanFile.FileName)));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_README_holds_the_recorded_verdicts_as_verify_writes_them(string name)
    {
        var experiment = Path.Combine(ConfigFolder.Repository, "experiments", name);
        var section = MeasuredSection.ToMarkdown(experiment, Path.Combine(ConfigFolder.Repository, "results", name));

        Assert.Contains($"{MeasuredSection.Begin}\n\n{section}\n{MeasuredSection.End}\n",
            File.ReadAllText(Path.Combine(experiment, "README.md")));
    }

    /// <summary>What figures call an axis and its values.</summary>
    private static string Told(PlannedAxis axis) => $"{axis.Title}: {string.Join(", ", axis.Values.Select(axis.Label))}";
}
