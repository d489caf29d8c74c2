using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Tests.Analysis.Results;

public sealed class SweepDataTests
{
    [Fact]
    public void Runs_are_grouped_into_arms_and_missing_ones_named()
    {
        using var folder = new SyntheticSweep(
            [SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(3)],
            at => at["kl"] == "1" && at["seed"] == "0" ? null : new(at["kl"] == "0" ? "python" : "latex", 0.95));
        File.Delete(Path.Combine(folder.RunFolder(1), "DONE"));

        var sweep = folder.Load();

        Assert.Equal(["kl=0 seed=1: not finished", "kl=1 seed=0: not started"],
            sweep.Absent.Select(absent => $"{absent.Job.Id}: {absent.Reason}"));
        Assert.Equal([2, 2], sweep.Arms.Select(arm => arm.Runs.Count));
        Assert.All(sweep.Arms, arm => Assert.Equal(3, arm.Planned));
        Assert.Equal([("python", 2), ("latex", 2)], sweep.Arms.Select(arm => arm.Winners.Single()));
        Assert.Equal(["kl"], sweep.Varied.Select(axis => axis.Name));
        Assert.Equal("seed", sweep.SeedAxis?.Name);
    }

    [Fact]
    public void A_folder_without_a_plan_or_with_a_broken_one_is_a_user_error()
    {
        var folder = Directory.CreateTempSubdirectory("rlcollapse-sweep-").FullName;
        Assert.Contains("plan.json", Assert.Throws<UserErrorException>(() => SweepData.Load(folder)).Message);
        foreach (var text in (string[])["[]", "{}", """{"experiment":"a","axes":[],"jobs":[{"index":0}]}"""])
        {
            File.WriteAllText(Path.Combine(folder, "plan.json"), text);
            Assert.Contains("no plan of a sweep", Assert.Throws<UserErrorException>(() => SweepData.Load(folder)).Message);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Axes_find_values_by_text_and_by_number()
    {
        var axis = SyntheticSweep.Kl("0", "0.10", "1e-3");

        Assert.Equal(["0", "0.10", "1e-3", null], new[] { "0.0", "0.1", "0.001", "2" }.Select(axis.Find));
        Assert.True(axis is { IsKl: true, IsNumeric: true, IsSeed: false });
        Assert.False(SyntheticSweep.Scale("xs", "s").IsNumeric);
    }
}
