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
    public void Damaged_runs_are_absent_with_a_reason_and_do_not_take_the_others_with_them()
    {
        using var folder = new SyntheticSweep([SyntheticSweep.Seeds(6)], _ => new("python", 0.95));
        string In(int run, string file) => Path.Combine(folder.RunFolder(run), file);
        File.AppendAllText(In(0, "metrics.jsonl"), "[]\n");
        File.WriteAllText(In(1, "run.json"), "[]");
        var config = File.ReadAllText(In(2, "config.resolved.json"));
        File.WriteAllText(In(2, "config.resolved.json"), config.Replace("\"coefficient\": 0", "\"coefficient\": \"0\""));
        File.Delete(In(3, "metrics.jsonl"));
        Directory.CreateDirectory(In(3, "metrics.jsonl"));
        File.AppendAllText(In(4, "metrics.jsonl"),
            "{\"step\":50,\"phase\":\"rl\",\"pass@many\":1,\"format_entropy\":1,\"format_mass/python\":1}\n");

        var sweep = folder.Load();

        Assert.Equal(["run4", "run5"], sweep.Runs.Select(run => run.Name));
        Assert.Equal([1, 8], sweep.PassAtK);
        Assert.Equal([0, 1, 2, 3], sweep.Absent.Select(absent => absent.Job.Index));
        string[] said =
        [
            "metrics.jsonl:5: not valid JSON", "the whole, is [] and not an object", "rl.kl.coefficient, is \"0\" and not a number",
            "not finished",
        ];
        Assert.All(said.Zip(sweep.Absent), pair => Assert.Contains(pair.First, pair.Second.Reason));
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
