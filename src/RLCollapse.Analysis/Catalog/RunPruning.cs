using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Analysis.Catalog;

/// <summary>What can go from a folder of results without a number being lost.</summary>
public static class RunPruning
{
    /// <summary>Bases and reward models that no run there asks for, and all but the newest checkpoint of runs that have ended.</summary>
    /// <param name="resultsRoot">Folder of results.</param>
    /// <param name="note">Hears of a run that cannot tell here what it asks for, so that every base stays.</param>
    /// <exception cref="UserErrorException">A run does not tell what it asks for, so that it could be taken from it.</exception>
    public static IReadOnlyList<Prunable> Find(string resultsRoot, Action<string> note)
    {
        var runs = RunCatalog.AllRuns(resultsRoot);
        return [.. UnusedBases(resultsRoot, runs, note), .. runs.Where(run => run.State == RunState.Done).SelectMany(OldCheckpoints)];
    }

    /// <summary>Removes it, unless a process is at the folder it is in.</summary>
    /// <returns>Whether it is gone.</returns>
    public static bool Remove(Prunable item)
    {
        using var held = FolderLock.TryTake(item.Folder);
        if (held is null) return false;
        foreach (var file in item.Files) Disk.Delete(file);
        if (item.IsWhole) Disk.DeleteFolder(item.Folder);
        return true;
    }

    private static IEnumerable<Prunable> UnusedBases(string resultsRoot, IReadOnlyList<CatalogRun> runs, Action<string> note)
    {
        var shared = runs.Select(run => SharedBy(run, note)).ToList();
        if (shared.Contains(null)) yield break;
        var used = shared.SelectMany(hashes => hashes!).ToHashSet();
        foreach (var folder in RunCatalog.BaseFolders(resultsRoot).Where(folder => !used.Contains(Path.GetFileName(folder))))
        {
            if (!FolderLock.IsHeld(folder)) yield return new(folder, [], IsWhole: true, FolderSize.Of(folder), "no run asks for it");
        }
    }

    private static IEnumerable<Prunable> OldCheckpoints(CatalogRun run)
    {
        var folder = Path.Combine(run.Folder, RunFiles.Checkpoints);
        if (!Directory.Exists(folder)) yield break;
        var old = Directory.GetFiles(folder, "step-*.ckpt").OrderDescending(StringComparer.Ordinal).Skip(1).ToList();
        if (old.Count == 0) yield break;
        yield return new(run.Folder, old, IsWhole: false, old.Sum(file => new FileInfo(file).Length),
            $"{old.Count} {(old.Count == 1 ? "checkpoint" : "checkpoints")} before the newest");
    }

    /// <summary>
    /// What a run was made with, and what its config asks for: a run that is started again may need either. Null where files that the
    /// config names are not there, so that this cannot be told.
    /// </summary>
    private static IEnumerable<string>? SharedBy(CatalogRun run, Action<string> note)
    {
        var file = Path.Combine(run.Folder, RunFiles.Config);
        var config = ConfigLoader.Load<RunConfig>(file, [], null, new Dictionary<string, string>());
        try
        {
            if (config.IsValid) return [run.Base, .. RunIdentity.HashesOfShared(config.Config).ToList()];
        }
        catch (UserErrorException error)
        {
            note($"note: every base is kept, since what '{ShownPath.Of(run.Folder)}' asks for cannot be told here: {error.Message}");
            return null;
        }

        return run.Base.Length > 0
            ? [run.Base]
            : throw new UserErrorException($"'{ShownPath.Of(run.Folder)}' does not tell which base it starts from, so no base can be "
                + "called unused. Remove that folder, or run it again.");
    }
}

/// <summary>Something that can go.</summary>
/// <param name="Folder">Of a base or a run, full path.</param>
/// <param name="Files">Full paths; empty where all of the folder goes.</param>
/// <param name="IsWhole">Whether all of the folder goes.</param>
/// <param name="Bytes">What that frees.</param>
/// <param name="Reason">Why it can go.</param>
public sealed record Prunable(string Folder, IReadOnlyList<string> Files, bool IsWhole, long Bytes, string Reason);
