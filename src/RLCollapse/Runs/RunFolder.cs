using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Stages;

namespace RLCollapse.Runs;

/// <summary>The folder of one run and the paths in it.</summary>
public sealed class RunFolder : IDisposable
{
    private readonly FolderLock _lock;

    private RunFolder(string path, FolderLock held) => (Path, _lock) = (path, held);

    /// <summary>The folder itself.</summary>
    public string Path { get; }

    /// <summary>One object a step or probe.</summary>
    public string Metrics => File("metrics.jsonl");

    /// <summary>Sampled responses of the probes.</summary>
    public string Samples => File("samples.jsonl");

    /// <summary>What was said while it ran.</summary>
    public string Log => File("log.txt");

    /// <summary>Where checkpoints go.</summary>
    public string Checkpoints => File("checkpoints");

    /// <summary>Versions, machine, timings.</summary>
    public string Info => File("run.json");

    /// <summary>Whether the run has ended as planned.</summary>
    public bool IsDone => HasEnded(Path);

    /// <summary>Whether the run in a folder has ended as planned.</summary>
    public static bool HasEnded(string path) => System.IO.File.Exists(System.IO.Path.Combine(path, "DONE"));

    /// <summary>The run's readable id: name, seed, hash of everything that decides the result.</summary>
    public static string IdOf(RunConfig config) => $"{config.Experiment.Name}-seed{config.Experiment.Seed}-{ConfigHash.OfRun(config)}";

    /// <summary>Opens the folder of a run and takes its lock.</summary>
    /// <param name="resultsRoot">Folder of all runs.</param>
    /// <param name="config">The run's config.</param>
    /// <param name="fresh">Whether to drop what an earlier start has left.</param>
    /// <exception cref="UserErrorException">Another process is at this run, or the folder cannot be written.</exception>
    public static RunFolder Open(string resultsRoot, RunConfig config, bool fresh)
    {
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(resultsRoot, IdOf(config)));
        var held = FolderLock.TryTake(path);
        if (held is null) throw new UserErrorException($"Another process is already working on '{path}'. Wait for it, or give another seed or --out DIR.");
        var folder = new RunFolder(path, held);
        if (fresh) folder.Clear();
        if (!folder.IsDone) AtomicFile.WriteText(folder.File("config.resolved.json"), ConfigWriter.ToJson(config) + "\n");
        return folder;
    }

    /// <summary>Says that the run has ended as planned.</summary>
    public void MarkDone() => AtomicFile.WriteText(File("DONE"), "");

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private string File(string name) => System.IO.Path.Combine(Path, name);

    private void Clear()
    {
        foreach (var name in (string[])["DONE", "metrics.jsonl", "samples.jsonl", "log.txt", "run.json"]) System.IO.File.Delete(File(name));
        foreach (var name in (string[])["checkpoints", "plots"])
        {
            if (Directory.Exists(File(name))) Directory.Delete(File(name), recursive: true);
        }
    }
}
