using System.Text.Json.Nodes;
using RLCollapse.Analysis.Plotting;
using RLCollapse.Common;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Faults;

/// <summary>
/// The run that faults are put into: the smallest that has a base, RL, a supervised stage, samples and figures. What it leaves when
/// nothing happens is what it must leave in the end whatever happens.
/// </summary>
internal sealed class FaultyRun : IDisposable
{
    public static readonly RunConfig Config = Tiny.Then(
        "mixture", "supervised", new SupervisedOptions { Steps = 4, LearningRate = 1e-3 },
        Tiny.Config with { Output = new() { SamplesPerProbe = 4, Plots = [PlotFormat.Svg] } });

    private static readonly Lazy<(string Leaves, IReadOnlyList<string> Stages)> Undisturbed = new(Measure);

    /// <summary>What an undisturbed run leaves.</summary>
    public static string Leaves => Undisturbed.Value.Leaves;

    /// <summary>The stage of each change of the disk that an undisturbed run makes.</summary>
    public static IReadOnlyList<string> StageOfChange => Undisturbed.Value.Stages;

    /// <summary>Parent of the results, which a fault may move.</summary>
    public string Root { get; set; } = Path.Combine(Tiny.TemporaryFolder(), "results");

    public string Folder => Path.Combine(Root, RunIdentity.IdOf(Config));

    /// <summary>The base's folder.</summary>
    public string Base => BaseCache.Folder(Root, Config);

    /// <summary>Runs to the end or to the fault.</summary>
    /// <param name="saboteur">Sees to the fault; null for none.</param>
    /// <param name="watch">Told of the stages.</param>
    /// <param name="interrupt">Ends it after a checkpoint.</param>
    /// <param name="config">Another config than that of the run.</param>
    /// <returns>How it failed; null where it came to its end.</returns>
    public Exception? Start(
        Saboteur? saboteur = null, StageWatch? watch = null, CancellationToken interrupt = default, RunConfig? config = null)
    {
        Disk.Watcher = (IDiskWatcher?)saboteur ?? NobodyWatches.Instance;
        try
        {
            watch ??= new();
            Pipeline.Run(config ?? Config, Root, fresh: false, new Announced(watch, new DrawnRun(watch, [PlotFormat.Svg], interrupt)),
                interrupt);
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
        finally
        {
            Disk.Watcher = NobodyWatches.Instance;
        }
    }

    /// <summary>All that the run leaves and that no clock decides; also what should not be there.</summary>
    public string Left() => string.Join('\n', (string[])
    [
        .. File.ReadLines(Path.Combine(Folder, RunFiles.Metrics)).Select(WithoutTimes),
        .. File.ReadLines(Path.Combine(Folder, RunFiles.Samples)),
        $"weights {JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, RunFiles.Info)))!["policyWeights"]}",
        $"failure {JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, RunFiles.Info)))!["failure"]}",
        $"ended {RunFolder.HasEnded(Folder)}, held {FolderLock.IsHeld(Folder)} {FolderLock.IsHeld(Base)}",
        .. Directory.GetFiles(Path.Combine(Folder, RunFiles.Plots)).Select(Path.GetFileName).Order()!,
        .. new[] { Folder, Base }.Select(folder => $"{Directory.GetFiles(Path.Combine(folder, RunFiles.Checkpoints)).Length} checkpoints"),
        .. Directory.GetFileSystemEntries(Root, "*.tmp", SearchOption.AllDirectories),
    ]);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Root)!, recursive: true);

    private static (string, IReadOnlyList<string>) Measure()
    {
        using var run = new FaultyRun();
        var (stages, watch) = (new List<string>(), new StageWatch());
        var saboteur = new Saboteur(int.MaxValue, (_, _) => null) { OnChange = _ => stages.Add(watch.Stage) };
        if (run.Start(saboteur, watch) is { } error) throw new InvalidOperationException("The undisturbed run failed.", error);
        return (run.Left(), stages);
    }

    private static string WithoutTimes(string line)
    {
        var record = JsonNode.Parse(line)!.AsObject();
        foreach (var key in record.Select(pair => pair.Key).Where(key => key == "seconds" || key.StartsWith("tokens_per_second/",
            StringComparison.Ordinal)).ToArray()) record.Remove(key);
        return record.ToJsonString();
    }

    /// <summary>Says that the drawing begins.</summary>
    private sealed class Announced(StageWatch watch, IRunObserver inner) : IRunObserver
    {
        public void StageStarted(string stage, int totalSteps, int doneSteps) => inner.StageStarted(stage, totalSteps, doneSteps);

        public void StepDone(MetricsRecord record) => inner.StepDone(record);

        public void Probed(MetricsRecord record) => inner.Probed(record);

        public void Ended(string folder)
        {
            watch.Draws();
            inner.Ended(folder);
        }

        public void Note(string message) => inner.Note(message);

        public void Warn(string message) => inner.Warn(message);
    }
}
