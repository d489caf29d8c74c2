using RLCollapse.Common;

namespace RLCollapse.Runs;

/// <summary>The folder of one run and the paths in it.</summary>
public sealed class RunFolder : IDisposable
{
    private readonly FolderLock _lock;

    private RunFolder(string path, FolderLock held) => (Path, _lock) = (path, held);

    /// <summary>The folder itself.</summary>
    public string Path { get; }

    /// <summary>One object a step or probe.</summary>
    public string Metrics => File(RunFiles.Metrics);

    /// <summary>Sampled responses of the probes.</summary>
    public string Samples => File(RunFiles.Samples);

    /// <summary>Exact masses of the answers to the probed questions.</summary>
    public string Answers => File(RunFiles.Answers);

    /// <summary>What was said while it ran.</summary>
    public string Log => File(RunFiles.Log);

    /// <summary>Where checkpoints go.</summary>
    public string Checkpoints => File(RunFiles.Checkpoints);

    /// <summary>Versions, machine, timings.</summary>
    public string Info => File(RunFiles.Info);

    /// <summary>Whether the run has ended as planned.</summary>
    public bool IsDone => HasEnded(Path);

    /// <summary>Whether the run in a folder has ended as planned, and its metrics are as long as they were then.</summary>
    public static bool HasEnded(string path)
    {
        var done = System.IO.Path.Combine(path, RunFiles.Done);
        if (!System.IO.File.Exists(done)) return false;
        var length = long.TryParse(System.IO.File.ReadAllText(done), out var bytes) ? bytes : 1; // earlier versions left it empty
        return new FileInfo(System.IO.Path.Combine(path, RunFiles.Metrics)) is { Exists: true } metrics && metrics.Length >= length;
    }

    /// <summary>Opens the folder of a run and takes its lock.</summary>
    /// <param name="resultsRoot">Folder of all runs.</param>
    /// <param name="id">The run's.</param>
    /// <param name="resolvedConfig">Every option, as JSON.</param>
    /// <param name="fresh">Whether to drop what an earlier start has left.</param>
    /// <exception cref="RunIsHeldException">Another process is at this run.</exception>
    /// <exception cref="UserErrorException">The folder cannot be written.</exception>
    public static RunFolder Open(string resultsRoot, string id, string resolvedConfig, bool fresh)
    {
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(resultsRoot, id));
        var folder = new RunFolder(path, FolderLock.TryTakePatiently(path) ?? throw new RunIsHeldException(path));
        try
        {
            foreach (var written in (string[])[path, folder.Checkpoints, folder.File(RunFiles.Plots)])
                TemporaryName.RemoveAbandoned(written);
            if (fresh) folder.Clear();
            if (!folder.IsDone) AtomicFile.WriteText(folder.File(RunFiles.Config), resolvedConfig + "\n");
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Says that the run has ended as planned, and how many bytes of metrics it has.</summary>
    public void MarkDone() => AtomicFile.WriteText(File(RunFiles.Done), $"{new FileInfo(Metrics).Length}\n");

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private string File(string name) => System.IO.Path.Combine(Path, name);

    private void Clear()
    {
        foreach (var name in (string[])[RunFiles.Done, RunFiles.Metrics, RunFiles.Samples, RunFiles.Answers, RunFiles.Log, RunFiles.Info])
            Disk.Delete(File(name));
        foreach (var name in (string[])[RunFiles.Checkpoints, RunFiles.Plots]) Disk.DeleteFolder(File(name));
    }
}
