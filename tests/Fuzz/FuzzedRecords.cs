using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Forecasts;
using RLCollapse.Analysis.Html;
using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Analysis.Sweeps.Slurm;
using RLCollapse.Runs;
using RLCollapse.Tests.Analysis.Results;
using static RLCollapse.Tests.Fuzz.FuzzedReaders;

namespace RLCollapse.Tests.Fuzz;

/// <summary>Readers of what runs and sweeps record.</summary>
internal static class FuzzedRecords
{
    public const string MetricsLines = """
        {"step":0,"phase":"rl","epoch":0,"format_entropy":1.2,"format_mass/python":0.4,"format_mass/prose":0.5,"pass@1":0.1}
        {"step":1,"phase":"rl","epoch":0.5,"reward":-1.5e-3,"format_entropy":0.9,"accuracy_by_steps/2":1}

        """;

    public static FuzzedReader OfPlan()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(2) with { Added = ["1"] }], _ => null);
        return OfFile("plan", "plan.json", [File.ReadAllText(Path.Combine(sweep.Folder, "plan.json"))],
            file => PlanFile.Read(Path.GetDirectoryName(file)!));
    }

    public static FuzzedReader OfMetrics()
    {
        var run = WrittenRun("metrics");
        return OfFile("metrics", "metrics.jsonl", [MetricsLines, File.ReadAllText(Path.Combine(run, RunFiles.Metrics))], file =>
        {
            File.Copy(file, Path.Combine(run, RunFiles.Metrics), overwrite: true);
            RunData.Load(run);
            if (Sweep(run) is { } found) _ = (found.PassAtK, found.ProblemSteps);
        });
    }

    public static FuzzedReader OfSamples() => OfFile("samples of a run", RunFiles.Samples,
        [
            """
            {"step":0,"phase":"rl","problem":"p","prompt":"a ?","response":"b","ended":true,"format":"terse","answer":1,"expected":2,"correct":false,"reward":0.5,"rewardParts":{"correctness":0},"logProbability":-1.5,"tokens":["b","<end>"],"tokenLogProbabilities":[-1,-0.5]}
            {"step":9,"prompt":"a ?","response":"b","format":"terse"}

            """,
        ],
        file => RecordedSample.Read(Path.GetDirectoryName(file)!));

    public static FuzzedReader OfAnswers() => OfFile("answers of a run", RunFiles.Answers, [RecordedAnswersTests.Whole],
        file => RecordedAnswers.Read(Path.GetDirectoryName(file)!));

    /// <summary>A sweep of one run, which is read also where its files are damaged.</summary>
    public static SweepData Sweep(string run)
    {
        var job = new PlannedRun(0, "only", new Dictionary<string, string>(), run);
        var read = SweepRun.Load(job, out var absence);
        if (read is null && absence.Length == 0) throw new InvalidOperationException("Nothing says why the run is absent.");
        var sweep = new SweepData(new("study", "", "", [], [job]), read is null ? [] : [read], read is null ? [(job, absence)] : []);
        SweepTime.Of(sweep);
        return sweep;
    }

    private static string WrittenRun(string name)
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(1)], _ => new("python", 0.9) { BySteps = [0.5, 0.6] });
        var folder = Path.Combine(Folder, name, "run");
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(sweep.RunFolder(0))) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(folder, RunFiles.Info),
            """
            { "baseHash": "b", "policyWeights": "f", "rlSeconds": 3.5, "recoverySeconds": 1, "started": "2026-01-31T12:00:00Z",
              "finished": "2026-01-31T12:00:09Z" }
            """);
        return folder;
    }

    public static FuzzedReader OfRun(string name, string file, Action<string> read)
    {
        var run = WrittenRun(name);
        return OfFile(name, file, [File.ReadAllText(Path.Combine(run, file))], written =>
        {
            File.Copy(written, Path.Combine(run, file), overwrite: true);
            read(run);
        }, "The run is one of a version");
    }

    public static FuzzedReader OfSubmission()
    {
        var folder = new SweepFolder(Folder, "submitted");
        new Submission([new("12", ["seed=0", "seed=1"])]).Write(folder);
        var slurm = new SlurmPrograms((_, _) => "0|RUNNING\n-3|FAILED\n7|PENDING\n");
        return OfFile("submission", "submission.json", [File.ReadAllText(Path.Combine(folder.Slurm, "submission.json"))], file =>
        {
            File.Copy(file, Path.Combine(folder.Slurm, "submission.json"), overwrite: true);
            Submission.Read(folder)?.Tasks(slurm);
        });
    }

    public static FuzzedReader OfVerdicts()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(1)], _ => null);
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "recorded verdicts")).FullName;
        File.Copy(Path.Combine(sweep.Folder, "plan.json"), Path.Combine(folder, "plan.json"));
        return OfFile("recorded verdicts", "claims.json",
            [
                """
                { "runs": 5, "seconds": { "runs": 1.5, "wall": 2, "bases": 0 }, "family": 3, "claims": [ { "id": "a", "statement": "s",
                  "exploratory": false, "verdict": "supported", "stated": "late", "fraction": { "comparison": ">", "threshold": 0.5 },
                  "sentence": "It is.", "method": "t", "estimate": 0.5, "low": "-inf", "high": null, "level": 0.95, "n": 5, "p": 0.01,
                  "adjustedP": null, "favours": true, "gaps": [1.5, -2], "seedsNeeded": 12, "effect": { "name": "d", "value": 1 },
                  "doubt": { "reason": "r", "test": "t" } } ] }
                """,
            ],
            file => RecordedVerdicts.Read(Path.GetDirectoryName(file)!));
    }

    public static FuzzedReader OfForecasts() => OfFile("recorded forecasts", "forecast.csv",
        [
            "seed,run,base,policy,certain,most_common,most_accurate,forecast_winner,winner,forecast_step,measured_step,last_step,"
            + "leader_probability\n0,r,b,p,true,python,prose,python,\"pro\"\"se\",never,,40,0.5\n",
        ],
        file => ForecastTable.Read(Path.GetDirectoryName(file)!));

    public static FuzzedReader OfTable()
    {
        var plan = new PlannedSweep("study", "", "", [SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(2)], []);
        return OfFile("table of runs", "table.csv",
            ["kl,seed,run,winner,leader_mass,accuracy_last,collapse_step\n0,0,a,python,0.9,0.8,17\n0,1,b,\"pro\"\"se\",0.5,,inf\n"],
            file => RecordedTable.Read(file, plan));
    }
}
