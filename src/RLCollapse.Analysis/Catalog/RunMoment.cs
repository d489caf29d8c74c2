using System.Globalization;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Analysis.Catalog;

/// <summary>A run, or a run at one of its steps: <c>RUN</c>, <c>RUN@step=40</c>, <c>RUN@collapse</c>, <c>RUN@base</c>.</summary>
/// <param name="Run">What names the run.</param>
/// <param name="Moment">What stands behind the last <c>@</c>; empty for its end.</param>
public sealed record RunMoment(string Run, string Moment)
{
    private const string StepKey = "step=";
    private const string StepOfCollapse = "collapse/step";

    /// <summary>Takes a text apart. What is a path as a whole stays one.</summary>
    public static RunMoment Parse(string text) => text.LastIndexOf('@') is > 0 and var at && !Path.Exists(text)
        ? new(text[..at], text[(at + 1)..])
        : new(text, "");

    /// <summary>Whether the end of the run, or of whatever else it names, is meant.</summary>
    public bool IsEnd => Moment.Length == 0;

    /// <summary>The step behind the base that is meant, 0 for the base itself.</summary>
    /// <param name="runFolder">Folder of the run.</param>
    /// <exception cref="UserErrorException">There is no such moment, or the run did not come to it.</exception>
    public int Step(string runFolder) => Moment switch
    {
        "base" => 0,
        "collapse" => Collapse(runFolder) ?? throw new UserErrorException(
            $"{Path.GetFileName(runFolder)} has not collapsed: no format's mass reached tracking.collapseThreshold at a probe. "
            + "Give @step=N instead."),
        _ when Moment.StartsWith(StepKey, StringComparison.Ordinal) && int.TryParse(
            Moment[StepKey.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new UserErrorException($"'@{Moment}' is no moment of a run: there are @base, @collapse and @step=N, "
            + "with N steps behind the base."),
    };

    private static int? Collapse(string runFolder) =>
        MetricsTable.LastWith(Path.Combine(runFolder, RunFiles.Metrics), StepOfCollapse)?[StepOfCollapse] is { } step and >= 0
            ? (int)step : null;
}
