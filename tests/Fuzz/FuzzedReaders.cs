using System.Security.Cryptography;
using System.Text;
using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Results;
using RLCollapse.Analysis.Sharing;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Data.Tasks.Arithmetic.Interpreter;
using RLCollapse.Data;
using RLCollapse.Grading;
using RLCollapse.Runs;
using RLCollapse.SavedPolicies;
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
        ["plan"] = FuzzedRecords.OfPlan,
        ["metrics"] = FuzzedRecords.OfMetrics,
        ["samples of a run"] = FuzzedRecords.OfSamples,
        ["answers of a run"] = FuzzedRecords.OfAnswers,
        ["last step"] = () => OfFile("last step", "metrics.jsonl", [FuzzedRecords.MetricsLines],
            file => StepReader.LastStep(file, "rl")),
        ["config of a run"] = () => FuzzedRecords.OfRun("config of a run", RunFiles.Config, run => RunData.Load(run)),
        ["run.json"] = () => FuzzedRecords.OfRun("run.json", RunFiles.Info, run => FuzzedRecords.Sweep(run)),
        ["submission"] = FuzzedRecords.OfSubmission,
        ["recorded verdicts"] = FuzzedRecords.OfVerdicts,
        ["recorded forecasts"] = FuzzedRecords.OfForecasts,
        ["table of runs"] = FuzzedRecords.OfTable,
        ["rows of problems"] = FuzzedRows.OfRows,
        ["rows of GSM8K"] = FuzzedRows.OfGsm8k,
        ["score rows and samples"] = OfScoreRows,
        ["checkpoint"] = OfCheckpoint,
        ["bundle"] = OfBundle,
        ["safetensors"] = FuzzedModels.OfSafeTensors,
        ["safetensors header"] = FuzzedModels.OfHeader,
        ["index of weights"] = FuzzedModels.OfIndex,
        ["Hugging Face config"] = FuzzedModels.OfLlamaConfig,
        ["config of a foreign model"] = FuzzedModels.OfForeignConfig,
        ["tokenizer"] = OfTokenizer,
        ["tokenizer.json"] = FuzzedPrograms.OfTokenizerFile,
        ["answers of a program"] = FuzzedPrograms.OfAnswers,
        ["formats"] = () => OfResponses("formats", text => FormatClassifier.Classify(text, OutputFormats.All.Items)),
        ["answers"] = FuzzedRows.OfAnswers,
        ["interpreter"] = () => OfResponses("interpreter", text =>
            (BoundedInterpreter.TryReturn(text, out _), BoundedInterpreter.TryPrint(text, out _))),
    };

    private const string Staged = """
        { "stages": ["pretraining", "rl", "again"], "rl": { "epochs": 1, "kl": { "coefficient": 0.1 } },
          "again": { "kind": "rl", "extends": "rl", "kl": { "coefficient": 1 } }, "data": { "formats": ["python", "prose"],
          "mixture": { "weights": { "python": 1, "prose": 2 } } }, "reward": { "terms": { "format-rarity": 0.1 } } }
        """;

    private static string[] Overrides =>
    [
        "rl.kl.coefficient=0.1\ntracking.passAtK=[1,4]\ndata.formats=python,prose",
        "rl.algorithm=grpo\nmodel.width=32\ndata.noise.python=0.5\nrl=null",
    ];

    private static readonly Lazy<string> LazyFolder = new(Tiny.TemporaryFolder); // made by a test, not by who lists the readers

    /// <summary>Where inputs are written.</summary>
    public static string Folder => LazyFolder.Value;

    /// <summary>A reader of a file, which messages name.</summary>
    public static FuzzedReader OfFile(
        string name, string file, IReadOnlyList<string> examples, Action<string> read, params string[] places)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, name)).FullName, file);
        return new(name, [.. examples.Select(Encoding.UTF8.GetBytes)], input =>
        {
            Write(path, input);
            read(path);
        }) { Places = [file, .. places] };
    }

    /// <summary>Writes an input as a new file: one that is overwritten is flushed to the disk by ext4, for 7 ms instead of 0.3.</summary>
    public static void Write(string file, byte[] input)
    {
        File.Delete(file);
        File.WriteAllBytes(file, input);
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
            Write(file, [.. "RLCOLLAPSE-CKPT4"u8, .. input, .. SHA256.HashData(input)]);
            using var policy = SavedPolicy.Load(folder, Assert.Fail).Create(TorchSharp.torch.CPU);
        }) { IsBinary = true, Places = ["step-00000003.ckpt", folder] };
    }

    private static FuzzedReader OfBundle()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "bundle")).FullName;
        var file = ZipForge.Write(folder);
        return new("bundle", [File.ReadAllBytes(file)], input =>
        {
            Write(file, input);
            using var bundle = Bundle.Open(file);
            bundle.Unpack(Path.Combine(folder, "unpacked"));
            Directory.Delete(Path.Combine(folder, "unpacked"), recursive: true);
        }) { IsBinary = true, Places = [Path.GetFileName(file)] };
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

    internal static FuzzedReader OfResponses<T>(string name, Func<string, T> read) => OfResponses(name, text => { read(text); });

    private static readonly string[] Responses =
    [
        "def solve ( ) : a = 12 ; b = a + 7 ; return b", "<llm-code> x = 12 ; x += 7 ; x //= 2 ; print ( x ) </llm-code>",
        "First 12 plus 7 is 19 . Then 19 minus 5 is 14 . The answer is 14 .", "$ 12 + 7 = 19 $ \\boxed { 19 }", "Answer : 12",
        "perhaps a small bako .", "mine is odd tuxa !",
        "a = - ( 3 * 4 ) // 5 ; return a", "x = 3 ; print ( x )",
    ];
}
