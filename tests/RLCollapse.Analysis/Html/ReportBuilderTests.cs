using RLCollapse.Analysis.Html;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Tests.Analysis.Html;

public sealed class ReportBuilderTests
{
    [Fact]
    public void A_sweep_has_its_arms_seeds_and_finding()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(2)],
            at => at["kl"] == "1" && at["seed"] == "1" ? null : new("python", at["kl"] == "0" ? 0.97 : 0.5));

        var data = ReportBuilder.Of([SourceReader.Read(sweep.Folder)]);

        Assert.Equal(["β = 0", "β = 1"], data.Arms);
        Assert.Equal([(0, "0"), (0, "1"), (1, "0")], data.Runs.Select(run => (run.Arm, run.Seed)));
        Assert.Equal("python leads at the end in all runs", data.Sources[0].Finding, ignoreCase: true);
        Assert.Contains(data.Sources[0].Facts, fact => fact[0] == "Runs" && fact[1] == "3 of 4 planned");
        Assert.Contains(data.Sources[0].Facts, fact => fact[0] == "Left out" && fact[1].Contains("kl=1 seed=1: not started"));
        Assert.Equal(["rl.kl.coefficient"], data.Options.Where(option => option.Values.Count > 1).Select(option => option.Path));
        Assert.Equal([null, null, 12.706], data.HalfWidths);
    }

    [Fact]
    public void A_sweep_tells_what_its_experiment_extends()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(1)], _ => new("python", 0.97));
        using var files = new ExperimentFolder();
        files.WriteFile("base.json", """{ "rl": { "kl": { "coefficient": 0.5 } } }""");
        var experiment = files.Write(ExperimentFolder.TwoByTwo, config: """{ "extends": "../base.json" }""");
        PlanFile.Write(PlanFile.Read(sweep.Folder) with { ExperimentFile = Path.Combine(experiment, "experiment.json") }, sweep.Folder);

        var (alone, beside) = (ReportBuilder.Of([SourceReader.Read(sweep.Folder)]),
            ReportBuilder.Of([SourceReader.Read(sweep.Folder), SourceReader.Read(sweep.RunFolder(0))]));

        Assert.Equal("../base.json", alone.Base);
        Assert.Equal("0.5", alone.Options.Single(option => option.Path == "rl.kl.coefficient").Base);
        Assert.Null(beside.Base);
    }

    [Fact]
    public void Runs_that_share_a_base_share_its_curves()
    {
        using var run = Trained(0).Pretrained();
        using var again = Trained(0).Pretrained();
        using var other = Trained(1);

        var data = ReportBuilder.Of([.. new[] { run, again, other }.Select(one => SourceReader.Read(one.Folder))]);

        Assert.Equal([0, 0, 1], data.Runs.Select(sheet => sheet.Base));
        Assert.Contains(data.Metrics, metric => metric is { Key: "loss/train", InBase: true });
        Assert.Contains(data.Metrics, metric => metric is { Key: "accuracy", InBase: false, Unit: "share" });
    }

    [Fact]
    public void A_run_says_when_it_collapsed_what_it_came_to_and_whether_it_goes_on()
    {
        using var run = new SyntheticRun(["python", "prose"], 0).Trained([0.3, 0.69, 0.01], [0.97, 0.02, 0.01], 64, 1);

        var facts = ReportBuilder.Of([SourceReader.Read(run.Folder)]).Sources[0].Facts;

        Assert.Equal(["State", "Collapse", "Accuracy", "KL to base"], facts.Select(fact => fact[0]));
        Assert.Equal(["at step 40, epoch 0.63", "0.45 → 0.95", "1.00 nats per sequence at the end"],
            facts.Skip(1).Select(fact => fact[1]));
    }

    [Fact]
    public void Runs_are_called_by_what_they_differ_in()
    {
        using var one = Trained(0.1);
        using var other = Trained(1);

        var data = ReportBuilder.Of([SourceReader.Read(one.Folder), SourceReader.Read(other.Folder)]);

        Assert.Equal("2 runs compared", data.Title);
        Assert.Equal(["β = 0.1", "β = 1"], data.Arms);
    }

    [Fact]
    public void Runs_that_differ_in_the_seed_alone_are_one_arm_and_the_same_run_twice_is_two()
    {
        using var one = Seeded(3);
        using var other = Seeded(7);
        using var copy = Seeded(3);

        var seeds = ReportBuilder.Of([SourceReader.Read(one.Folder), SourceReader.Read(other.Folder)]);
        var twice = ReportBuilder.Of([SourceReader.Read(one.Folder), SourceReader.Read(copy.Folder)]);

        Assert.Equal(["mine"], seeds.Arms);
        Assert.Equal(["3", "7"], seeds.Runs.Select(run => run.Seed));
        Assert.Equal([Path.GetFileName(one.Folder), Path.GetFileName(copy.Folder)], twice.Arms);
    }

    [Fact]
    public void A_run_beside_a_sweep_keeps_its_name_and_arms_get_the_sweeps()
    {
        using var run = Trained(0);
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(1)], _ => new("python", 0.97));

        var data = ReportBuilder.Of([SourceReader.Read(run.Folder), SourceReader.Read(sweep.Folder)]);

        Assert.Equal([Path.GetFileName(run.Folder), "study: β = 0", "study: β = 1"], data.Arms);
        Assert.Equal("2 runs and sweeps compared", data.Title);
    }

    [Fact]
    public void Verdicts_are_those_recorded_and_say_where_other_runs_made_them()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], _ => new("python", 0.97));
        var claims = sweep.Experiment("""
            { "id": "c", "statement": "It collapses.", "metric": "collapse/leader_mass@last", "comparison": ">", "threshold": 0.5 }
            """);
        RLCollapse.Analysis.Claims.Verification.Run(claims, sweep.Folder);

        var verdict = Assert.Single(ReportBuilder.Of([SourceReader.Read(sweep.Folder)]).Sources[0].Verdicts);
        Directory.Delete(sweep.RunFolder(0), recursive: true);
        var facts = ReportBuilder.Of([SourceReader.Read(sweep.Folder)]).Sources[0].Facts;

        Assert.Equal(("It collapses.", 3), (verdict.Statement, verdict.Count));
        Assert.Contains(facts, fact => fact[1] == "made from 3 runs, not from the 2 shown here");
    }

    [Fact]
    public void A_sweep_without_a_finished_run_and_a_run_without_a_probe_are_user_errors()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], _ => null);
        using var run = new SyntheticRun(["python"], 0).Pretrained();

        Assert.Contains("None of the 2 runs", Assert.Throws<UserErrorException>(() => SourceReader.Read(sweep.Folder)).Message);
        Assert.Contains("no measurements yet", Assert.Throws<UserErrorException>(() => SourceReader.Read(run.Folder)).Message);
    }

    private static SyntheticRun Seeded(int seed) => Trained(0).Configured(text =>
        text.Replace("\"data\"", $"\"experiment\": {{ \"name\": \"mine\", \"seed\": {seed} }}, \"data\"", StringComparison.Ordinal));

    private static SyntheticRun Trained(double kl) =>
        new SyntheticRun(["python", "prose"], kl).Trained([0.3, 0.69, 0.01], [0.97, 0.02, 0.01], 8, 1);
}
