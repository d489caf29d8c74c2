using System.Text.Json;
using RLCollapse.Analysis.Results;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Tests.EndToEnd;

/// <summary>A run that is bundled, handed on and trained again.</summary>
public sealed class ReproduceTests
{
    private readonly string _root = Tiny.TemporaryFolder();

    [Fact]
    public void A_bundle_is_trained_again_to_the_same_bits_and_a_changed_line_is_found()
    {
        var results = Path.Combine(_root, "results");
        var run = Pipeline.Run(Tiny.Config, results, fresh: false, NullObserver.Instance, CancellationToken.None);
        var zip = Bundle(run, "run.zip");

        var same = Reproduce(zip, "same");
        Assert.Contains("They are the same bits", same.Output);
        Assert.EndsWith($"1 of 1 run came to the same bits; what was trained is in {Path.Combine(_root, "same", "again")}\n", same.Output);
        Assert.Equal(0, same.ExitCode);

        var metrics = Path.Combine(run, RunFiles.Metrics);
        var lines = File.ReadAllLines(metrics);
        var at = Array.FindIndex(lines, line => line.Contains("\"step\":2,\"phase\":\"rl\"") && line.Contains("\"reward/mean\":"));
        lines[at] = lines[at].Replace("\"reward/mean\":", "\"reward/mean\":1");
        File.WriteAllLines(metrics, lines);
        var other = Reproduce(Bundle(run, "other.zip"), "other",
            trained: Path.Combine(_root, "same", "again", Path.GetFileName(run)));
        Assert.Contains("They part at rl step 2: reward/mean is", other.Output);
        Assert.Contains("0 of 1 run came to the same bits", other.Output);
        Assert.Equal(1, other.ExitCode);
    }

    [Fact]
    public void Workers_train_the_runs_of_a_sweep_again_and_the_same_command_resumes()
    {
        var results = Path.Combine(_root, "results");
        var axis = new PlannedAxis("seed", ["experiment.seed"], ["0", "1"]);
        var runs = axis.Values.Select(seed => Pipeline.Run(
            Tiny.Config with { Experiment = Tiny.Config.Experiment with { Seed = int.Parse(seed) } }, Path.Combine(results, "runs"),
            fresh: false, NullObserver.Instance, CancellationToken.None)).ToList();
        var sweep = Directory.CreateDirectory(Path.Combine(results, "tiny")).FullName;
        PlanFile.Write(new("tiny", "Why?", "", [axis], [.. runs.Select((run, i) =>
            new PlannedRun(i, $"seed={i}", new Dictionary<string, string> { ["seed"] = $"{i}" }, run))]), sweep);
        var zip = Bundle(sweep, "tiny.zip");

        var both = Reproduce(zip, "again", ["--workers", "2"]);
        Assert.Equal(0, both.ExitCode);
        Assert.EndsWith("2 of 2 runs came to the same bits; what was trained is in "
            + $"{Path.Combine(_root, "again", "again")}\n", both.Output);
        Assert.Contains("2 of 2 jobs are already done", Reproduce(zip, "again", ["--workers", "1"]).Error);

        var again = Path.Combine(_root, "again", "again", "runs", Path.GetFileName(runs[1]));
        var one = Reproduce(zip, "again", ["--only", "seed=1"], trained: again);
        Assert.Contains("They are the same bits", one.Output);
    }

    [Fact]
    public void A_run_that_its_worker_cannot_train_is_told_and_is_not_the_same()
    {
        var results = Path.Combine(_root, "results");
        var axis = new PlannedAxis("seed", ["experiment.seed"], ["0"]);
        var run = Pipeline.Run(Tiny.Config, Path.Combine(results, "runs"), false, NullObserver.Instance, CancellationToken.None);
        var sweep = Directory.CreateDirectory(Path.Combine(results, "tiny")).FullName;
        PlanFile.Write(new("tiny", "Why?", "", [axis],
            [new PlannedRun(0, "seed=0", new Dictionary<string, string> { ["seed"] = "0" }, run)]), sweep);
        var again = Directory.CreateDirectory(Path.Combine(_root, "again", "again", "runs")).FullName;
        File.WriteAllText(Path.Combine(again, "bases"), "in the way of the folder");

        var failed = Reproduce(Bundle(sweep, "tiny.zip"), "again", ["--workers", "2"]);

        Assert.Equal(1, failed.ExitCode);
        Assert.Contains($"{Path.GetFileName(run)}: It could not be trained", failed.Output);
        Assert.Contains("0 of 1 run came to the same bits", failed.Output);
    }

    [Fact]
    public void Another_generation_is_told_before_training_and_what_differs_after_it()
    {
        var results = Path.Combine(_root, "results");
        var run = Pipeline.Run(Tiny.Config, results, fresh: false, NullObserver.Instance, CancellationToken.None);
        var again = Path.Combine(_root, "again");
        Directory.CreateDirectory(again);
        foreach (var file in Directory.GetFiles(run)) File.Copy(file, Path.Combine(again, Path.GetFileName(file)));
        var info = Path.Combine(run, RunFiles.Info);
        File.WriteAllText(info, File.ReadAllText(info).Replace("\"generation\": 7", "\"generation\": 5")
            .Replace("\"backend\": \"cpu\"", "\"backend\": \"abacus\""));
        File.AppendAllText(Path.Combine(run, RunFiles.Samples), "{}\n");

        var told = Reproduce(Bundle(run, "run.zip"), "reproduced", trained: again);

        Assert.Contains("is of generation 5 of the program, and this is 7", told.Error);
        Assert.Contains("Every recorded number is the same, times apart, but samples.jsonl differs from line", told.Output);
        Assert.Contains("\n  generation: 5 in the bundle, 7 here\n  backend: abacus in the bundle, cpu here\n", told.Output);
        Assert.Equal(1, told.ExitCode);
    }

    [Fact]
    public void A_config_that_reaches_for_other_files_is_not_run()
    {
        var results = Path.Combine(_root, "results");
        var run = Path.Combine(results, "tiny-seed0-0123");
        Directory.CreateDirectory(run);
        File.WriteAllText(Path.Combine(run, RunFiles.Config), """{ "extends": "/etc/passwd" }""");
        File.WriteAllText(Path.Combine(run, RunFiles.Metrics), "{}\n");
        File.WriteAllText(Path.Combine(run, RunFiles.Done), "3\n");

        var refused = Reproduce(Bundle(run, "run.zip"), "reproduced");

        Assert.Contains("extends another file", refused.Error);
        Assert.Equal((2, false), (refused.ExitCode, Directory.Exists(Path.Combine(_root, "reproduced"))));
    }

    [Theory]
    [InlineData("""{ "reward": { "terms": { "command": 1 }, "command": { "run": ["score", "a b"] } } }""")]
    [InlineData("""
        {
          "reward": { "terms": { "typicality/x": 0.01 }, "command": { "run": ["score", "a b"] } },
          "companions": { "x": "reward.terms.command=1" }
        }
        """)]
    [InlineData("""
        {
          "reward": { "terms": { "typicality/x": 0.01 } },
          "companions": { "x": "reward.terms.command=1 reward.command.run=score,a\u00a0b" }
        }
        """)]
    public void A_config_that_starts_a_program_itself_or_by_a_companion_is_not_run_until_that_is_allowed(string config)
    {
        var run = Path.Combine(_root, "results", "tiny-seed0-0123");
        Directory.CreateDirectory(run);
        File.WriteAllText(Path.Combine(run, RunFiles.Config), config);
        File.WriteAllText(Path.Combine(run, RunFiles.Metrics), "{}\n");
        File.WriteAllText(Path.Combine(run, RunFiles.Done), "3\n");
        var zip = Bundle(run, "run.zip");

        var refused = Reproduce(zip, "reproduced", trained: run);
        Assert.Matches("reward.command.run = \\[\"score\", \"a.b\"\\]", refused.Error);
        Assert.Contains("--allow-command", refused.Error);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("0 of 1 run came", Reproduce(zip, "reproduced", ["--allow-command"], trained: run).Output);
    }

    [Fact]
    public void Data_files_that_are_others_are_told_before_training()
    {
        var run = Path.Combine(_root, "results", "tiny-seed0-0123");
        Directory.CreateDirectory(run);
        var file = Path.Combine(_root, "a.jsonl");
        File.WriteAllText(file, "{}\n");
        File.WriteAllText(Path.Combine(run, RunFiles.Config), $$"""
            { "data": { "domain": "jsonl", "files": { "train": [{{JsonSerializer.Serialize(file)}}] }, "reads": { "all": "whole" } } }
            """);
        File.WriteAllText(Path.Combine(run, RunFiles.Info), $$"""
            { "runId": "tiny-seed0-0123", "generation": {{RunIdentity.Generation}}, "dataHash": "0123 4567" }
            """);
        File.WriteAllText(Path.Combine(run, RunFiles.Metrics), "{}\n");
        File.WriteAllText(Path.Combine(run, RunFiles.Done), "3\n");

        var told = Reproduce(Bundle(run, "run.zip"), "reproduced", trained: run);

        Assert.Contains("warning: tiny-seed0-0123 will not come to the same bits: the data files are others", told.Error);
    }

    private string Bundle(string run, string name)
    {
        var zip = Path.Combine(_root, name);
        var bundled = CommandLineRun.Of(["bundle", run, "--out", zip]);
        Assert.Equal((0, zip + "\n"), (bundled.ExitCode, bundled.Output));
        return zip;
    }

    /// <param name="zip">The bundle.</param>
    /// <param name="folder">Where it goes.</param>
    /// <param name="options">Further words.</param>
    /// <param name="trained">The run that training comes to; it is trained when null.</param>
    private CommandLineRun Reproduce(string zip, string folder, string[]? options = null, string? trained = null) => CommandLineRun.Of(
        ["reproduce", zip, "--out", Path.Combine(_root, folder), .. options ?? []],
        pipeline: (config, results, fresh, observer, interrupt, from) =>
            trained ?? Pipeline.Run(config, results, fresh, observer, interrupt, from));
}
