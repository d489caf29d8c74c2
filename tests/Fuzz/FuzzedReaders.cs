using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Forecasts;
using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Analysis.Sweeps.Slurm;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Data;
using RLCollapse.Data.Tasks.Arithmetic.Interpreter;
using RLCollapse.Grading;
using RLCollapse.HuggingFace;
using RLCollapse.Model;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Fuzz;

/// <summary>Every reader of something from outside, by name; each is made with files of its own.</summary>
internal static class FuzzedReaders
{
    public static readonly OrderedDictionary<string, Func<FuzzedReader>> All = new()
    {
        ["config file"] = () => OfFile("config file", "config.json", [ExperimentFolder.TinyConfig, Staged], file => Load(file, [], [])),
        ["overrides"] = () => OfOptions("overrides", "command line", (file, options) => Load(file, options, [])),
        ["environment"] = () => OfOptions("environment", "environment variable", (file, options) => Load(file, [], options)),
        ["experiment"] = OfExperiment,
        ["claims"] = OfClaims,
        ["study"] = OfStudy,
        ["plan"] = OfPlan,
        ["metrics"] = OfMetrics,
        ["last step"] = () => OfFile("last step", "metrics.jsonl", [MetricsLines], file => StepReader.LastStep(file, "rl")),
        ["config of a run"] = () => OfRun("config of a run", RunFiles.Config, run => RunData.Load(run)),
        ["run.json"] = () => OfRun("run.json", RunFiles.Info, run => Sweep(run)),
        ["submission"] = OfSubmission,
        ["recorded verdicts"] = OfVerdicts,
        ["recorded forecasts"] = OfForecasts,
        ["score rows and samples"] = OfScoreRows,
        ["checkpoint"] = OfCheckpoint,
        ["safetensors"] = OfSafeTensors,
        ["Hugging Face config"] = OfLlamaConfig,
        ["tokenizer"] = OfTokenizer,
        ["formats"] = () => OfResponses("formats", text => FormatClassifier.Classify(text, OutputFormats.All.Items)),
        ["interpreter"] = () => OfResponses("interpreter", text =>
            (BoundedInterpreter.TryReturn(text, out _), BoundedInterpreter.TryPrint(text, out _))),
    };

    private const string Memory = "/dev/shm"; // files that nobody has to write to a disk

    private const string Staged = """
        { "stages": ["pretraining", "rl", "again"], "rl": { "epochs": 1, "kl": { "coefficient": 0.1 } },
          "again": { "kind": "rl", "extends": "rl", "kl": { "coefficient": 1 } }, "data": { "formats": ["python", "prose"],
          "mixture": { "weights": { "python": 1, "prose": 2 } } }, "reward": { "terms": { "format-rarity": 0.1 } } }
        """;

    private const string MetricsLines = """
        {"step":0,"phase":"rl","epoch":0,"format_entropy":1.2,"format_mass/python":0.4,"format_mass/prose":0.5,"pass@1":0.1}
        {"step":1,"phase":"rl","epoch":0.5,"reward":-1.5e-3,"format_entropy":0.9,"accuracy_by_steps/2":1}

        """;

    private static string[] Overrides =>
    [
        "rl.kl.coefficient=0.1\ntracking.passAtK=[1,4]\ndata.formats=python,prose",
        "rl.algorithm=grpo\nmodel.width=32\ndata.noise.python=0.5\nrl=null",
    ];

    private static readonly string Folder = Directory.Exists(Memory)
        ? Directory.CreateDirectory(Path.Combine(Memory, Path.GetFileName(Tiny.TemporaryFolder()))).FullName
        : Tiny.TemporaryFolder();

    private static FuzzedReader OfFile(
        string name, string file, IReadOnlyList<string> examples, Action<string> read, params string[] places)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, name)).FullName, file);
        return new(name, [.. examples.Select(Encoding.UTF8.GetBytes)], input =>
        {
            File.WriteAllBytes(path, input);
            read(path);
        }) { Places = [file, .. places] };
    }

    private static FuzzedReader OfOptions(string name, string place, Action<string, string[]> load)
    {
        var tiny = Path.Combine(Folder, "tiny.json");
        File.WriteAllText(tiny, ExperimentFolder.TinyConfig);
        return new(name, [.. Overrides.Select(Encoding.UTF8.GetBytes)], input => load(tiny, Encoding.UTF8.GetString(input).Split('\n')))
        {
            Places = [place, "tiny.json"],
            Words = [.. ConfigSchema.Of(typeof(RunConfig)).Paths.Select(path => path + "="), .. ConfigSchema.Of(typeof(RunConfig)).Paths],
        };
    }

    private static void Load(string file, IReadOnlyList<string> overrides, IReadOnlyList<string> environment) =>
        _ = ConfigLoader.Load<RunConfig>(file, overrides, null, environment.Where(line => line.Contains('='))
            .DistinctBy(line => line.Split('=')[0])
            .ToDictionary(line => "RLCOLLAPSE__" + line.Split('=')[0].Replace(".", "__"), line => line[(line.IndexOf('=') + 1)..])).Config;

    private static FuzzedReader OfExperiment()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "experiment")).FullName;
        File.WriteAllText(Path.Combine(folder, "tiny.json"), ExperimentFolder.TinyConfig);
        string Whole(string axes) => $$"""
            { "question": "Does it?", "config": { "extends": "tiny.json", "rl": { "epochs": 1 } }, "axes": [ {{axes}} ],
              "exclude": [ { "kl": "0.1", "seed": [0] } ], "claims": [ { "id": "a", "statement": "It does.", "metric": "gain(accuracy)",
              "comparison": ">", "threshold": 0, "where": { "kl": "0" } } ] }
            """;
        return OfFile("experiment", "experiment.json",
            [
                Whole(ExperimentFolder.TwoByTwo),
                Whole("""
                    { "name": "kl", "labels": { "0": "none" }, "zip": { "rl.kl.coefficient": [0, 0.1], "rl.epochs": [1, 2] } },
                    { "name": "seed", "title": "Seeds", "settings": { "0": { "experiment": { "seed": 0 } }, "1": {} } }
                    """),
            ],
            file => SweepPlan.Load(file, [], ConfigFolder.NoEnvironment), "experiment");
    }

    private static FuzzedReader OfClaims()
    {
        var plan = new PlannedSweep("study", "", "", [SyntheticSweep.Kl("0", "0.1"), SyntheticSweep.Seeds(3)], []);
        return OfFile("claims", "experiment.json",
            [
                """
                { "claims": [ { "id": "a", "statement": "It does.", "metric": "at_kl(accuracy, 0.5)", "comparison": ">=", "threshold": 0.5,
                  "where": { "kl": ["0", 0.1] }, "against": { "kl": "0" }, "againstShare": 0.5,
                  "ifNot": { "reason": "r", "test": "t" } } ] }
                """,
                """
                { "claims": [ { "id": "b", "statement": "So", "metric": "winner=python|prose", "comparison": "<", "threshold": 1e-3,
                  "quantifier": "fraction", "atLeast": 0.5, "and": [ { "metric": "lag(accuracy,format_entropy)", "comparison": ">",
                  "threshold": 1 } ] }, { "id": "c", "statement": "s", "metric": "accuracy@epoch:0.5", "comparison": ">", "threshold": 1,
                  "level": 0.9, "minimumSeeds": 5 } ] }
                """,
            ],
            file => ClaimsFile.Read(file, plan), "experiment");
    }

    private static FuzzedReader OfStudy()
    {
        var experiment = Directory.CreateDirectory(Path.Combine(Folder, "study", "kl")).FullName;
        File.WriteAllText(Path.Combine(experiment, "experiment.json"), """{ "claims": [ { "id": "a" }, { "id": "b" } ] }""");
        return OfFile("study", "study.json",
            [
                """
                { "source": "a paper", "rows": [ { "id": "1", "statement": "s", "experiment": "kl", "claims": ["a"], "figure": "f" },
                  { "id": "2", "statement": "t" } ] }
                """,
            ],
            file => Study.Load(Path.GetDirectoryName(file)!));
    }

    private static FuzzedReader OfPlan()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(2)], _ => null);
        return OfFile("plan", "plan.json", [File.ReadAllText(Path.Combine(sweep.Folder, "plan.json"))],
            file => PlanFile.Read(Path.GetDirectoryName(file)!));
    }

    private static FuzzedReader OfMetrics()
    {
        var run = WrittenRun("metrics");
        return OfFile("metrics", "metrics.jsonl", [MetricsLines, File.ReadAllText(Path.Combine(run, RunFiles.Metrics))], file =>
        {
            File.Copy(file, Path.Combine(run, RunFiles.Metrics), overwrite: true);
            RunData.Load(run);
            if (Sweep(run) is { } found) _ = (found.PassAtK, found.ProblemSteps);
        });
    }

    /// <summary>A sweep of one run, which is read also where its files are damaged.</summary>
    private static SweepData Sweep(string run)
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

    private static FuzzedReader OfRun(string name, string file, Action<string> read)
    {
        var run = WrittenRun(name);
        return OfFile(name, file, [File.ReadAllText(Path.Combine(run, file))], written =>
        {
            File.Copy(written, Path.Combine(run, file), overwrite: true);
            read(run);
        }, "The run is one of a version");
    }

    private static FuzzedReader OfSubmission()
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

    private static FuzzedReader OfVerdicts()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(1)], _ => null);
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "recorded verdicts")).FullName;
        File.Copy(Path.Combine(sweep.Folder, "plan.json"), Path.Combine(folder, "plan.json"));
        return OfFile("recorded verdicts", "claims.json",
            [
                """
                { "runs": 5, "seconds": { "runs": 1.5, "wall": 2, "bases": 0 }, "claims": [ { "id": "a", "statement": "s",
                  "verdict": "supported", "estimate": 0.5, "low": "-inf", "high": null, "n": 5, "doubt": { "reason": "r", "test": "t" } } ] }
                """,
            ],
            file => RecordedVerdicts.Read(Path.GetDirectoryName(file)!));
    }

    private static FuzzedReader OfForecasts() => OfFile("recorded forecasts", "forecast.csv",
        [
            "seed,run,base,policy,certain,most_common,most_accurate,forecast_winner,winner,forecast_step,measured_step,last_step\n"
            + "0,r,b,p,true,python,prose,python,\"pro\"\"se\",never,,40\n",
        ],
        file => ForecastTable.Read(Path.GetDirectoryName(file)!));

    private static FuzzedReader OfScoreRows()
    {
        var policy = Checkpoints.Load(Checkpoints.Folder(Tiny.Config));
        return OfFile("score rows and samples", "rows.jsonl",
            [
                """
                {"prompt": "Tom has 12 apples .", "response": "Answer : 12"}
                {"prompt": "Tom", "response": "<pad>", "ended": false}
                """,
                """
                {"step":3,"phase":"rl","problem":"00","prompt":"Tom has 3 pens","response":"def solve ( ) : a = 12 ; return a","ended":true}
                {"prompt":"Tom","response":"Answer : 1","format":"terse","expected":12,"correct":false,"rewardParts":{"correctness":0}}
                """,
            ],
            file => new ScoreRows(file, policy).Read(64));
    }

    private static FuzzedReader OfCheckpoint()
    {
        var written = Checkpoints.Folder(Tiny.Config with { Model = Tiny.Config.Model with { Width = 4, Layers = 1, FeedForward = 4 } });
        var folder = Path.Combine(Folder, "checkpoint");
        Directory.CreateDirectory(Path.Combine(folder, "checkpoints"));
        foreach (var part in (string[])["config.resolved.json", "checkpoints/step-00000003.ckpt"])
            File.Copy(Path.Combine(written, part), Path.Combine(folder, part));
        var file = Path.Combine(folder, "checkpoints", "step-00000003.ckpt");
        var content = CheckpointStore.Content(file)!;
        return new("checkpoint", [content], input =>
        {
            File.WriteAllBytes(file, [.. "RLCOLLAPSE-CKPT3"u8, .. input, .. SHA256.HashData(input)]);
            using var policy = SavedPolicy.Load(folder, Assert.Fail).Create(TorchSharp.torch.CPU);
        }) { IsBinary = true, Places = ["step-00000003.ckpt", folder] };
    }

    private static FuzzedReader OfSafeTensors()
    {
        var file = Path.Combine(Folder, "t.safetensors");
        SafeTensors.Write(file, [new NamedTensor("a", [2, 3], [1, 2, 3, 4, 5, 6]), new NamedTensor("b.weight", [2], [1, 2])]);
        return new("safetensors", [File.ReadAllBytes(file)], input =>
        {
            File.WriteAllBytes(file, input);
            SafeTensorsReader.Read(file);
        }) { IsBinary = true, Places = [file] };
    }

    private static FuzzedReader OfLlamaConfig()
    {
        var expected = LlamaConfig.Of(Tiny.Config.Model, Tiny.Data.Tokenizer);
        var v5 = expected.DeepClone().AsObject();
        v5.Remove("rope_theta");
        v5["rope_parameters"] = new JsonObject { ["rope_type"] = "default", ["rope_theta"] = Tiny.Config.Model.RopeTheta };
        return OfFile("Hugging Face config", "config.json", [expected.ToJsonString(), v5.ToJsonString()],
            file => LlamaConfig.RequireSame(file, expected));
    }

    private static FuzzedReader OfTokenizer() => OfResponses("tokenizer", text =>
    {
        try
        {
            var tokenizer = Tiny.Data.Tokenizer;
            var ids = tokenizer.Encode(text);
            if (!tokenizer.Encode(tokenizer.Decode(ids)).SequenceEqual(ids))
                throw new InvalidOperationException("What was decoded is encoded otherwise.");
        }
        catch (FormatException error)
        {
            throw new UserErrorException(error.Message, error); // as whoever calls it does, with the place
        }
    });

    private static FuzzedReader OfResponses(string name, Action<string> read) =>
        new(name, [.. Responses.Select(Encoding.UTF8.GetBytes)], input => read(Encoding.UTF8.GetString(input)));

    private static FuzzedReader OfResponses<T>(string name, Func<string, T> read) => OfResponses(name, text => { read(text); });

    private static readonly string[] Responses =
    [
        "def solve ( ) : a = 12 ; b = a + 7 ; return b", "<llm-code> x = 12 ; x += 7 ; x //= 2 ; print ( x ) </llm-code>",
        "First 12 plus 7 is 19 . Then 19 minus 5 is 14 . The answer is 14 .", "$ 12 + 7 = 19 $ \\boxed { 19 }", "Answer : 12",
        "a = - ( 3 * 4 ) // 5 ; return a", "x = 3 ; print ( x )",
    ];
}
