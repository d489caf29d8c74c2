using RLCollapse.Analysis.Catalog;
using RLCollapse.Analysis.Plotting;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Runs;
using RLCollapse.Stages;
using RLCollapse.Statistics;

namespace RLCollapse.Analysis.Html;

/// <summary>Puts together what a report shows of some sources. Equal run files give equal data.</summary>
internal static class ReportBuilder
{
    private const double Level = 0.95;

    /// <summary>The data of a page.</summary>
    /// <param name="sources">At least one.</param>
    /// <exception cref="UserErrorException">A file of a run is damaged.</exception>
    public static ReportData Of(IReadOnlyList<ReportSource> sources)
    {
        var arms = ArmLabels.Of(sources);
        var runs = arms.SelectMany((arm, index) => arm.Runs.Select(run => (Arm: index, Run: run))).ToList();
        var configs = runs.ConvertAll(run => ConfigOf(run.Run));
        var (bases, places) = Bases([.. runs.Select(run => run.Run.Data)]);
        var sheets = runs.Select((run, i) => Sheet(run.Run, run.Arm, places[i])).ToList();
        var basis = sources is [{ Base: { } extended }] ? extended : null;
        return new()
        {
            Title = sources is [var only] ? only.Name : $"{sources.Count} {Noun(sources)} compared",
            Sources = [.. sources.Select(SourceData.Of)],
            Formats = Looks([.. runs.SelectMany(run => run.Run.Data.Formats).Distinct()]),
            Metrics = [.. Metrics(sheets.SelectMany(sheet => sheet.Tables), false), .. Metrics(bases.SelectMany(tables => tables), true)],
            Arms = [.. arms.Select(arm => arm.Label)],
            Runs = sheets,
            Bases = bases,
            HalfWidths = [.. Enumerable.Range(0, arms.Select(arm => arm.Runs.Count).DefaultIfEmpty().Max() + 1)
                .Select(n => n < 2 ? null : ReportNumber.Of(MeanInterval.Quantile(Level, n - 1)))],
            Options = OptionTable.Of([.. configs.Select(RecordedOptions.Of)], basis is null ? null : RecordedOptions.Of(basis.Config)),
            Base = basis?.Name,
            Config = configs.FirstOrDefault()?.Json ?? "",
            Samples = SampleBook.Of([.. runs.Select(run => run.Run)]),
        };
    }

    private static string Noun(IReadOnlyList<ReportSource> sources) =>
        sources.All(source => source.IsSweep) ? "sweeps" : sources.Any(source => source.IsSweep) ? "runs and sweeps" : "runs";

    private static RunSheet Sheet(ReportRun run, int arm, int place) => new()
    {
        Name = run.Name,
        Arm = arm,
        Seed = run.Seed,
        Winner = run.Data.LeaderAt(run.Data.Probes.Rows[^1]),
        Threshold = run.Data.CollapseThreshold,
        Collapse = run.Data.Collapse is { } row
            ? new(row["step"], ReportNumber.Of(run.Data.Timeline.PlaceOf(row["epoch"])))
            : null,
        Axis = run.Data.Timeline.Label("RL epoch"),
        Marks = [.. run.Data.Timeline.Marks.Select(span => new StageMark(ReportNumber.Of(span.Start), span.Text))],
        Base = place,
        Tables = CurveTable.Of(run.Data.Placed, "epoch"),
    };

    private static JsonPart ConfigOf(ReportRun run) =>
        RecordedPart.Read(Path.Combine(run.Folder, RunFiles.Config), "Start the run again to have it rewritten.").Part;

    /// <summary>The curves of every base once, and for each run the place of its own.</summary>
    private static (List<IReadOnlyList<CurveTable>> Bases, List<int> Places) Bases(IReadOnlyList<RunData> runs)
    {
        var (bases, places, known) = (new List<IReadOnlyList<CurveTable>>(), new List<int>(), new Dictionary<string, int>());
        foreach (var run in runs)
        {
            var tables = CurveTable.Of(run.Pretraining, "step");
            var text = ReportPage.Json(tables);
            if (!known.TryGetValue(text, out var place))
            {
                known[text] = place = bases.Count;
                bases.Add(tables);
            }

            places.Add(place);
        }

        return (bases, places);
    }

    private static IEnumerable<MetricData> Metrics(IEnumerable<CurveTable> tables, bool inBase) =>
        tables.SelectMany(table => table.Columns.Keys).Distinct().Select(key => RunMetrics.Find(key) is { } metric
            ? new MetricData(key, inBase, metric.Meaning, metric.Unit)
            : new MetricData(key, inBase, "", ""));

    private static IReadOnlyList<FormatLook> Looks(IReadOnlyList<string> formats)
    {
        var palette = new Palette(formats);
        return [.. formats.Append(RunData.Malformed).Select(name => new FormatLook(name, palette[name].Color.ToHex()))];
    }
}
