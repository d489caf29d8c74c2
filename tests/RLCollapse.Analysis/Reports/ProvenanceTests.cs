using System.Text.Json.Nodes;
using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Forecasts;
using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Runs;

namespace RLCollapse.Tests.Analysis.Reports;

public sealed class ProvenanceTests
{
    private const string Claim =
        """{ "id": "C1", "statement": "One format takes over.", "metric": "collapse/leader_mass", "comparison": ">=", "threshold": 0.9 }""";

    [Fact]
    public void A_report_says_last_what_it_was_made_with()
    {
        using var sweep = Trial();
        Say(sweep.RunFolder(0), ("a", "Zen"), ("b", "Zen"));
        Say(sweep.RunFolder(1), ("b", "Zen"), ("b", "Zen"));

        var written = SweepReport.Write(sweep.Folder, []);

        Assert.Equal(Path.Combine(sweep.Folder, "provenance.json"), written[^1]);
        var json = JsonNode.Parse(File.ReadAllText(written[^1]))!;
        Assert.Equal("""["rl.epochs=2","tracking.probes=3"]""", json["departures"]!.ToJsonString());
        Assert.Equal("""["rl.epochs=2"]""", json["overrides"]!.ToJsonString());
        Assert.Equal("""["tracking.probes=3"]""", json["environment"]!.ToJsonString());
        Assert.Equal((7, 2, 3), ((int)json["generation"]!, (int)json["runs"]!, (int)json["planned"]!));
        Assert.Equal("""[{"commit":"a","uncommittedChanges":false,"runs":1},{"commit":"b","uncommittedChanges":false,"runs":2}]""",
            json["commits"]!.ToJsonString());
        Assert.Equal("""[{"processor":"Zen","runs":2}]""", json["machines"]!.ToJsonString());
        Assert.Equal(7, Provenance.Generation(sweep.Folder));
    }

    [Fact]
    public void Verdicts_say_it_too_and_runs_that_say_nothing_leave_it_open()
    {
        using var sweep = Trial();

        Verification.Run(sweep.Experiment(Claim), sweep.Folder);

        Assert.Null(Provenance.Generation(sweep.Folder));
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(sweep.Folder, "provenance.json")))!;
        Assert.Equal(("[]", "[]"), (json["commits"]!.ToJsonString(), json["machines"]!.ToJsonString()));
    }

    [Fact]
    public void Every_page_and_table_of_a_trial_names_what_departs()
    {
        using var sweep = Trial();
        SweepReport.Write(sweep.Folder, [PlotFormat.Svg]);
        Verification.Run(sweep.Experiment(Claim), sweep.Folder);

        foreach (var page in (string[])["table.md", "forecast.md", "claims.md"])
            Assert.Contains("\n\nA trial, not the experiment as its file has it: `rl.epochs=2`, `tracking.probes=3`.\n\n", Text(page));
        Assert.StartsWith("seed,rl.epochs,tracking.probes,run,winner,", Text("table.csv"));
        Assert.Contains("\n0,2,3,run0,python,", Text("table.csv"));
        Assert.StartsWith("seed,rl.epochs,tracking.probes,run,base,", Text("forecast.csv"));
        Assert.NotNull(ForecastTable.Read(sweep.Folder));
        Assert.Contains("\"departures\": [", Text("claims.json"));
        Assert.All(Directory.GetFiles(Path.Combine(sweep.Folder, "figures")), figure =>
            Assert.Contains("a trial with rl.epochs", File.ReadAllText(figure)));

        string Text(string name) => File.ReadAllText(Path.Combine(sweep.Folder, name));
    }

    [Fact]
    public void Results_that_give_way_to_another_plan_go_whole()
    {
        using var sweep = Trial();
        SweepReport.Write(sweep.Folder, [PlotFormat.Svg]);
        Verification.Run(sweep.Experiment(Claim), sweep.Folder);

        SweepReport.Remove(sweep.Folder);

        Assert.Equal(["plan.json"], Directory.GetFiles(sweep.Folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    private static SyntheticSweep Trial()
    {
        var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], at => at["seed"] == "2" ? null : new("python", 0.97, Base: ""));
        PlanFile.Write(
            PlanFile.Read(sweep.Folder) with { Overrides = ["rl.epochs=2"], Environment = ["tracking.probes=3"] }, sweep.Folder);
        return sweep;
    }

    private static void Say(string run, params (string Commit, string Processor)[] starts) => File.WriteAllText(
        Path.Combine(run, "run.json"),
        new JsonObject
        {
            ["generation"] = 7,
            ["starts"] = new JsonArray([.. starts.Select(start => (JsonNode)new JsonObject
            {
                ["started"] = Guid.NewGuid().ToString(), ["commit"] = start.Commit, ["uncommittedChanges"] = false,
                ["processor"] = start.Processor,
            })]),
        }.ToJsonString());
}
