using System.Text.Json;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Tests.EndToEnd;

/// <summary>What <c>tensorboard</c> writes, as <c>read_events.py</c> reads it: another language, nothing but its own library.</summary>
public sealed class TensorBoardTests : IDisposable
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n\u001A\n\0\0\0\rIHDR"u8, 0, 0, 3, 0, 0, 0, 2, 0, 8, 6, 0, 0, 0];

    private readonly string _root = Tiny.TemporaryFolder();

    private string Logs => Path.Combine(_root, "logs");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [PythonFact]
    public void Every_number_of_a_run_is_found_under_its_key_at_its_step()
    {
        var config = Tiny.Then("mixture", "supervised", new SupervisedOptions { Steps = 4 });
        var run = Pipeline.Run(config, _root, fresh: false, NullObserver.Instance, CancellationToken.None);
        Directory.CreateDirectory(Path.Combine(run, "plots"));
        File.WriteAllBytes(Path.Combine(run, "plots", "format-mass.png"), Png);
        File.WriteAllBytes(Path.Combine(run, "plots", "broken.png"), [1, 2, 3]);

        var events = Events(run);

        var (name, rlSteps) = (Path.GetFileName(run), 4);
        var expected = new List<(string Run, long Step, string Tag, float Value)>();
        foreach (var line in File.ReadLines(Path.Combine(run, RunFiles.Metrics)).Select(line => JsonDocument.Parse(line).RootElement))
        {
            var (phase, step) = (line.GetProperty("phase").GetString(), line.GetProperty("step").GetInt64());
            expected.AddRange(line.EnumerateObject().Where(number => number.Name is not ("step" or "phase")).Select(number => (
                phase == "pretraining" ? $"{name}/base" : name, step + (phase == "mixture" ? rlSteps : 0), number.Name,
                number.Value.GetSingle())));
        }

        Assert.Contains(expected, number => number.Step == rlSteps + 4);
        var found = events.Where(e => e.TryGetProperty("value", out _))
            .Select(e => (Text(e, "run"), e.GetProperty("step").GetInt64(), Text(e, "tag"), e.GetProperty("value").GetSingle()));
        Assert.Equal(expected.Order(), found.Order());

        var picture = Assert.Single(events, e => e.TryGetProperty("image", out _));
        Assert.Equal(("plots/format-mass", "[768, 512, 29]"), (Text(picture, "tag"), picture.GetProperty("image").GetRawText()));
        Assert.Contains("\"seed\": 0", Text(Assert.Single(events, e => Text(e, "tag") == "config"), "text"));
        Assert.Contains("| prompt | response |", Text(events.First(e => Text(e, "tag") == "samples"), "text"));
    }

    [PythonFact]
    public void Times_do_not_go_back_and_begin_where_the_run_began()
    {
        var run = Pipeline.Run(Tiny.Config, _root, fresh: false, NullObserver.Instance, CancellationToken.None);
        using var info = JsonDocument.Parse(File.ReadAllText(Path.Combine(run, RunFiles.Info)));
        var started = info.RootElement.GetProperty("started").GetDateTime();

        var events = Events(run).GroupBy(e => Text(e, "run")).ToDictionary(of => of.Key, of => of.Select(Time).ToArray());

        Assert.Equal(2, events.Count);
        Assert.All(events.Values, times => Assert.Equal(times.Order(), times));
        Assert.Equal((started - DateTime.UnixEpoch).TotalSeconds, events[Path.GetFileName(run)][0], tolerance: 60);
        Assert.Equal((started - DateTime.UnixEpoch).TotalSeconds, events[Path.GetFileName(run) + "/base"][^1], tolerance: 1e-6);

        static double Time(JsonElement e) => e.GetProperty("time").GetDouble();
    }

    [PythonFact]
    public void A_sweep_is_an_experiment_with_its_axes_as_hyperparameters()
    {
        using var sweep = new SyntheticSweep(
            [SyntheticSweep.Kl("0", "0.1"), SyntheticSweep.Scale("xs", "s")],
            at => at["kl"] == "0" || at["scale"] == "s" ? new("python", 0.9) : null);
        Directory.CreateDirectory(Path.Combine(sweep.Folder, "figures"));
        File.WriteAllBytes(Path.Combine(sweep.Folder, "figures", "winners.png"), Png);

        var events = Events(sweep.Folder, "3 of the 4 runs of study have ended here");

        var notes = events.Where(e => e.TryGetProperty("hparams", out _)).ToLookup(e => (Text(e, "run"), Text(e, "tag")),
            e => e.GetProperty("hparams").GetRawText());
        var experiment = """{"experiment": "study", "axes": {"kl": [0.0, 0.1], "scale": ["xs", "s"]}, "metrics": """
            + """["accuracy", "collapse/leader_mass", "kl_to_base_per_sequence"]}""";
        Assert.Equal([experiment], notes[("study", "_hparams_/experiment")]);
        Assert.EndsWith("\"values\": {\"kl\": 0.1, \"scale\": \"s\"}}",
            Assert.Single(notes[("study/kl=0.1,scale=s", "_hparams_/session_start_info")]));
        Assert.StartsWith("{\"status\": 1, ", Assert.Single(notes[("study/kl=0.1,scale=s", "_hparams_/session_end_info")]));
        Assert.Equal(7, notes.Count);
        Assert.Equal(["figures/winners"], events.Where(e => e.TryGetProperty("image", out _)).Select(e => Text(e, "tag")));
        Assert.Equal(0.9f, events.Last(e => Text(e, "run") == "study/kl=0,scale=xs" && Text(e, "tag") == "accuracy")
            .GetProperty("value").GetSingle());
    }

    [PythonFact]
    public void A_changed_byte_is_noticed()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0")], _ => new("python", 0.9));
        Events(sweep.Folder);
        var file = Directory.GetFiles(Logs, "*tfevents*", SearchOption.AllDirectories)[0];
        var bytes = File.ReadAllBytes(file);
        bytes[^6] ^= 1;
        File.WriteAllBytes(file, bytes);

        var (exitCode, output) = Read();
        Assert.Equal(1, exitCode);
        Assert.Contains("a checksum is wrong", output);
    }

    private (int ExitCode, string Output) Read() => PythonFactAttribute.Run(
        Path.Combine(ConfigFolder.Repository, "tests", "EndToEnd", "read_events.py"), Logs);

    private IReadOnlyList<JsonElement> Events(string folder, string warning = "to look at it")
    {
        var run = CommandLineRun.Of(["tensorboard", folder, "--out", Logs]);
        Assert.Equal((0, Logs + "\n"), (run.ExitCode, run.Output));
        Assert.Contains(warning, run.Error);
        var (exitCode, output) = Read();
        Assert.True(exitCode == 0, output);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static string Text(JsonElement e, string key) => e.TryGetProperty(key, out var text) ? text.GetString()! : "";
}
