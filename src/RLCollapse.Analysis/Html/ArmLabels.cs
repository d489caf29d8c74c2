using RLCollapse.Analysis.Catalog;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Html;

/// <summary>Names the arms of a report, so that each says what the others have not.</summary>
internal static class ArmLabels
{
    private const string Name = "experiment.name";
    private const string Seed = "experiment.seed";

    /// <summary>Options that a label names; runs that differ in more are called by their folders.</summary>
    private const int MostOptions = 3;

    /// <summary>
    /// The arms of all sources. Those of sweeps have the sweep's name before theirs where there is anything beside it; runs that differ in
    /// nothing but the seed make an arm together, which is called by the options that others have otherwise.
    /// </summary>
    public static IReadOnlyList<ReportArm> Of(IReadOnlyList<ReportSource> sources)
    {
        if (sources is [var only]) return only.Arms;
        var sweeps = from source in sources
                     where source.IsSweep
                     from arm in source.Arms
                     select source.Name == arm.Label ? arm : arm with { Label = $"{source.Name}: {arm.Label}" };
        return [.. OfRuns([.. sources.Where(source => !source.IsSweep).Select(source => source.Arms[0].Runs[0])]), .. sweeps];
    }

    private static IReadOnlyList<ReportArm> OfRuns(IReadOnlyList<ReportRun> runs)
    {
        if (runs is [var only]) return [new(only.Name, runs)];
        var options = runs.ToDictionary(run => run, run => RecordedOptions.Read(run.Folder));
        var paths = options.Values.SelectMany(config => config.Keys).Distinct().Where(OptionTable.Decides)
            .Where(path => options.Values.Select(config => config.GetValueOrDefault(path)).Distinct().Count() > 1).ToList();
        var arms = runs.GroupBy(run => string.Join('\n', paths.Select(path => options[run].GetValueOrDefault(path)))).ToList();
        return
        [
            .. arms.SelectMany(arm => arm.Select(run => options[run].GetValueOrDefault(Seed)).Distinct().Count() == arm.Count()
                ? [new ReportArm(LabelOf(arm.First()),
                    [.. arm.Select(run => run with { Seed = options[run].GetValueOrDefault(Seed, "") })])]
                : arm.Select(run => new ReportArm(run.Name, [run]))),
        ];

        string LabelOf(ReportRun run) => paths.Count == 0 ? options[run].GetValueOrDefault(Name, run.Name)
            : paths.Count > MostOptions ? run.Name
            : string.Join(", ", paths.Select(path =>
                new PlannedAxis(path, [path], []).Label(options[run].GetValueOrDefault(path, "–"))));
    }
}
