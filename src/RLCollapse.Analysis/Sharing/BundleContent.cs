using RLCollapse.Analysis.Forecasts;
using RLCollapse.Analysis.Html;
using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Analysis.Sharing;

/// <summary>
/// What of a run or sweep goes into a bundle. Unpacked it is a folder of results: runs, sweep and bases lie in it as they do there.
/// </summary>
/// <param name="Name">Path of the run or sweep in the bundle.</param>
/// <param name="IsSweep">Whether it is a sweep.</param>
/// <param name="Runs">Path in the bundle and folder of each run.</param>
/// <param name="Files">Path in the bundle and source of each file.</param>
/// <param name="Absent">Names of the planned runs that are left out, since they have not ended here.</param>
internal sealed record BundleContent(
    string Name, bool IsSweep, IReadOnlyList<(string Path, string Folder)> Runs, IReadOnlyList<(string Path, string Source)> Files,
    IReadOnlyList<string> Absent)
{
    private static readonly string[] OfRun =
        [RunFiles.Config, RunFiles.Metrics, RunFiles.Samples, RunFiles.Answers, RunFiles.Info, RunFiles.Done, HtmlReport.FileName];

    private static readonly string[] OfSweep =
    [
        PlanFile.FileName, RecordedRuns.Table, "table.md", ForecastTable.FileName, "forecast.md", RecordedRuns.Claims,
        RecordedRuns.ClaimsPage, RecordedRuns.BisectionPage, Provenance.FileName, HtmlReport.FileName,
    ];

    private static readonly string[] Pictures = [".png", ".svg", ".pdf"];

    /// <summary>The content of a folder's bundle.</summary>
    /// <param name="folder">Of a run or a sweep.</param>
    /// <param name="checkpoints">Whether checkpoints of runs and bases belong to it.</param>
    /// <exception cref="UserErrorException">The folder is neither, is being written to, or has names that no bundle can hold.</exception>
    public static BundleContent Of(string folder, bool checkpoints)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var content = PlanFile.IsIn(full) ? Sweep(full, checkpoints) : Run(full, checkpoints);
        foreach (var (path, source) in content.Files)
        {
            if (!BundleName.Is(path))
                throw new UserErrorException($"A bundle cannot hold '{PlainText.OneLine(path)}': rename it; use {BundleName.Rule}.");
            RequireNoLink(source);
        }

        return content with { Files = [.. content.Files.DistinctBy(file => file.Path).OrderBy(file => file.Path, StringComparer.Ordinal)] };
    }

    private static BundleContent Run(string folder, bool checkpoints)
    {
        if (!File.Exists(Path.Combine(folder, RunFiles.Config)))
        {
            throw new UserErrorException($"'{ShownPath.Of(folder)}' is neither a run nor a sweep: it has no {RunFiles.Config} and no "
                + $"{PlanFile.FileName}.");
        }

        if (FolderLock.IsHeld(folder))
            throw new UserErrorException($"A process is at '{ShownPath.Of(folder)}': bundle it once that has ended or was stopped.");
        var (root, name) = (Path.GetDirectoryName(folder)!, Path.GetFileName(folder));
        return new(name, IsSweep: false, [(name, folder)], [.. FilesOf(folder, root, checkpoints)], []);
    }

    private static BundleContent Sweep(string folder, bool checkpoints)
    {
        var plan = PlanFile.Read(folder);
        var root = RootOf(plan, folder);
        var name = BundleName.Of(root, folder);
        var ended = plan.Jobs.Where(job => RunFolder.HasEnded(job.RunFolder)).Select(job => job.RunFolder)
            .Order(StringComparer.Ordinal).ToList();
        return new(
            name,
            IsSweep: true,
            [.. ended.Select(run => (BundleName.Of(root, run), run))],
            [.. Existing(folder, root, OfSweep), .. PicturesIn(Path.Combine(folder, SweepReport.FiguresFolder), root),
                .. ended.SelectMany(run => FilesOf(run, root, checkpoints))],
            [.. plan.Jobs.Select(job => job.RunFolder).Except(ended).Select(run => Path.GetFileName(run))]);
    }

    /// <summary>The folder of results that a sweep and its runs lie in.</summary>
    private static string RootOf(PlannedSweep plan, string folder)
    {
        var places = plan.Jobs.Select(job => Path.GetDirectoryName(job.RunFolder)!).Distinct().ToList();
        if (places is [var runs] && Path.GetFileName(runs) == SweepFolder.RunsFolder && Path.GetDirectoryName(runs) is { } root
            && folder.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return root;
        }

        throw new UserErrorException($"The plan of '{ShownPath.Of(folder)}' has its runs elsewhere than in '{SweepFolder.RunsFolder}/' of "
            + "the results that it lies in, so nothing was bundled. Start the sweep again to have the plan rewritten.");
    }

    private static IEnumerable<(string, string)> FilesOf(string run, string root, bool checkpoints)
    {
        var hash = BundledRun.BaseOf(run);
        var ofBase = BundleName.Is(hash) ? Path.Combine(Path.GetDirectoryName(run)!, RunFiles.Bases, hash) : null;
        IEnumerable<(string, string)> files = [.. Existing(run, root, OfRun), .. PicturesIn(Path.Combine(run, RunFiles.Plots), root)];
        if (ofBase is not null) files = files.Concat(Existing(ofBase, root, [RunFiles.BaseInfo]));
        if (!checkpoints) return files;
        files = files.Concat(CheckpointsIn(run, root));
        return ofBase is null ? files
            : files.Concat(Existing(ofBase, root, [RunFiles.Config, RunFiles.Metrics, RunFiles.Samples]))
                .Concat(CheckpointsIn(ofBase, root));
    }

    private static IEnumerable<(string, string)> Existing(string folder, string root, IEnumerable<string> names) =>
        names.Select(name => Path.Combine(folder, name)).Where(File.Exists).Select(file => (BundleName.Of(root, file), file));

    private static IEnumerable<(string, string)> PicturesIn(string folder, string root) => In(folder, root, "*")
        .Where(file => Pictures.Contains(Path.GetExtension(file.Source)));

    private static IEnumerable<(string, string)> CheckpointsIn(string folder, string root) =>
        In(Path.Combine(folder, RunFiles.Checkpoints), root, "step-*.ckpt").Select(file => (file.Path, file.Source));

    private static IEnumerable<(string Path, string Source)> In(string folder, string root, string pattern)
    {
        if (!Directory.Exists(folder)) return [];
        RequireNoLink(folder);
        return Directory.GetFiles(folder, pattern).Select(file => (BundleName.Of(root, file), file));
    }

    /// <summary>A link in a folder from somebody else would hand on what it points to.</summary>
    private static void RequireNoLink(string path)
    {
        if ((Directory.Exists(path) ? (FileSystemInfo)new DirectoryInfo(path) : new FileInfo(path)).LinkTarget is not null)
            throw new UserErrorException($"'{ShownPath.Of(path)}' is a link, which no bundle follows: put what it points to in its place.");
    }
}
