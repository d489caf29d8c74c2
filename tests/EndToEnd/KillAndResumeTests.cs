using System.Diagnostics;
using System.Text.Json.Nodes;
using RLCollapse.Runs;

namespace RLCollapse.Tests.EndToEnd;

/// <summary>A real process, really killed.</summary>
public sealed class KillAndResumeTests
{
    private readonly string _root = Tiny.TemporaryFolder();

    [Fact]
    public void A_run_killed_again_and_again_ends_as_an_unbroken_one()
    {
        var unbroken = RunToTheEnd("unbroken");
        var kills = 0;
        foreach (var lines in (int[])[2, 6, 13, 17, 22])
        {
            if (KillAfter("killed", lines)) kills++;
        }

        Assert.InRange(kills, 3, 5);
        var resumed = RunToTheEnd("killed");
        Assert.Equal(Metrics(unbroken), Metrics(resumed));
        Assert.Equal(File.ReadAllText(Path.Combine(unbroken, "samples.jsonl")), File.ReadAllText(Path.Combine(resumed, "samples.jsonl")));
        Assert.Equal(PolicyHash(unbroken), PolicyHash(resumed));
    }

    [Fact]
    public void A_run_that_goes_on_from_another_and_is_killed_ends_as_one_in_one_go()
    {
        var (run, further) = (RunToTheEnd("from"), Path.Combine(_root, "further.json"));
        File.WriteAllText(further, """
            { "stages": ["pretraining", "rl", "again"], "again": { "extends": "rl", "kl": { "coefficient": 1 } } }
            """);
        var lines = File.ReadLines(Path.Combine(run, "metrics.jsonl")).Count();
        string[] arguments = ["run", further, "--from", run, "--out", Path.Combine(_root, "from")];
        using (var process = Start(arguments))
        {
            Assert.True(WaitForLines("from", process, lines + 6));
            process.Kill();
            process.WaitForExit();
        }

        var resumed = RunToTheEnd(Start(arguments));
        var unbroken = RunToTheEnd("one-go", "stages=pretraining,rl,again", "again.extends=rl", "again.kl.coefficient=1");
        Assert.Equal(Path.GetFileName(unbroken), Path.GetFileName(resumed));
        Assert.Equal(Metrics(unbroken), Metrics(resumed));
        Assert.Equal(File.ReadAllText(Path.Combine(unbroken, "samples.jsonl")), File.ReadAllText(Path.Combine(resumed, "samples.jsonl")));
        Assert.Equal(PolicyHash(unbroken), PolicyHash(resumed));
    }

    [Fact]
    public void A_signal_leaves_a_checkpoint_and_exits_130()
    {
        const string Signal = "TERM"; // the others: tests/Faults
        using var process = Start(Signal);
        WaitForLines(Signal, process, 15);
        Process.Start("kill", ["-" + Signal, process.Id.ToString()]).WaitForExit();
        process.WaitForExit();
        Assert.Equal(130, process.ExitCode);
        var folder = Assert.Single(Directory.GetDirectories(Path.Combine(_root, Signal), "kill-*"));
        var before = Directory.GetFiles(Path.Combine(folder, "checkpoints")).Max(StringComparer.Ordinal)!;
        Assert.NotNull(CheckpointStore.Content(before));
        Assert.False(File.Exists(Path.Combine(folder, "DONE")));
        RunToTheEnd(Signal);
        Assert.True(File.Exists(Path.Combine(folder, "DONE")));
    }

    private string RunToTheEnd(string name, params string[] more) => RunToTheEnd(Start(name, more));

    private static string RunToTheEnd(Process started)
    {
        using var process = started;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return output.TrimEnd().Split('\n')[^1];
    }

    /// <summary>Kills the run once its RL metrics have so many lines, or, while pretraining, the base's.</summary>
    private bool KillAfter(string name, int lines)
    {
        using var process = Start(name);
        var alive = WaitForLines(name, process, lines);
        process.Kill();
        process.WaitForExit();
        return alive;
    }

    private bool WaitForLines(string name, Process process, int lines)
    {
        while (!process.HasExited)
        {
            var most = Directory.Exists(Path.Combine(_root, name))
                ? Directory.GetFiles(Path.Combine(_root, name), "metrics.jsonl", SearchOption.AllDirectories)
                    .Select(f => File.ReadAllText(f).Count(c => c == '\n')).DefaultIfEmpty(0).Max()
                : 0;
            if (most >= lines) return true;
            Thread.Sleep(2);
        }

        return false;
    }

    private Process Start(string name, params string[] more)
    {
        var config = Path.Combine(_root, "kill.json");
        File.WriteAllText(config, """
            {
              "experiment": { "name": "kill", "threads": 1 },
              "data": { "problems": { "train": 200, "test": 16 }, "tokenBudget": 5000 },
              "model": { "width": 16, "layers": 1, "heads": 2, "feedForward": 24 },
              "pretraining": { "steps": 60, "batchSize": 8, "warmupSteps": 2, "probeEvery": 20, "checkpointEvery": 7 },
              "rl": { "prompts": 40, "sampling": { "promptsPerStep": 4, "samplesPerPrompt": 4, "maxNewTokens": 24 }, "checkpointEvery": 3, "optimizer": { "learningRate": 0.02, "updateEpochs": 3 }, "guard": { "maxKlPerToken": 0.002 },
                      "kl": { "coefficient": 0.01, "controller": "adaptive", "targetPerSequence": 0.5 } },
              "tracking": { "probePrompts": 8, "probeSamples": 4, "probes": 5, "passAtK": [1, 4], "collapseThreshold": 0.5 },
              "output": { "plots": [] }
            }
            """);
        return Start(["run", config, "--out", Path.Combine(_root, name), .. more]);
    }

    private static Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(RLCollapse.Cli.App).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>The metrics without what the clock decides.</summary>
    private static string Metrics(string folder) =>
        string.Join('\n', File.ReadAllLines(Path.Combine(folder, "metrics.jsonl")).Select(line =>
    {
        var record = JsonNode.Parse(line)!.AsObject();
        foreach (var key in record.Select(pair => pair.Key).ToArray())
        {
            if (key == "seconds" || key.StartsWith("tokens_per_second/", StringComparison.Ordinal)) record.Remove(key);
        }
        return record.ToJsonString();
    }));

    private static string PolicyHash(string folder) =>
        (string)JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "run.json")))!["policyWeights"]!;
}
