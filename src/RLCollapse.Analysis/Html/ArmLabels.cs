using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Analysis.Html;

/// <summary>Names the arms of a report, so that each says what the others have not.</summary>
internal static class ArmLabels
{
    /// <summary>Options that a label names; runs that differ in more are called by their folders.</summary>
    private const int MostOptions = 3;

    /// <summary>The arms of all sources: those of several sweeps with the sweep's name, runs by the options that they differ in.</summary>
    public static IReadOnlyList<ReportArm> Of(IReadOnlyList<ReportSource> sources)
    {
        if (sources is [var only]) return only.Arms;
        var runs = sources.Where(source => !source.IsSweep).ToList();
        var labels = runs.Count < 2 ? [] : Differences([.. runs.Select(run => run.Arms[0].Runs[0].Folder)]);
        return
        [
            .. sources.SelectMany(source => source.Arms.Select(arm => arm with
            {
                Label = source.IsSweep
                    ? source.Name == arm.Label ? arm.Label : $"{source.Name}: {arm.Label}"
                    : labels.Count > 0 ? labels[runs.IndexOf(source)] : arm.Label,
            })),
        ];
    }

    /// <summary>The options of each run that others have otherwise, in one line; none where they are too many or do not tell the runs
    /// apart.</summary>
    private static List<string> Differences(IReadOnlyList<string> folders)
    {
        var configs = folders.Select(folder => OptionTable.Options(
            RecordedPart.Read(Path.Combine(folder, RunFiles.Config), "Start the run again to have it rewritten.").Part)).ToList();
        var paths = configs.SelectMany(config => config.Keys).Distinct()
            .Where(path => configs.Select(config => config.GetValueOrDefault(path)).Distinct().Count() > 1).ToList();
        if (paths.Count > MostOptions) return [];
        var labels = configs.ConvertAll(config =>
            string.Join(", ", paths.Select(path => $"{path} = {config.GetValueOrDefault(path, "–")}")));
        return labels.Distinct().Count() == labels.Count ? labels : [];
    }
}
