using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Metrics;

/// <summary>A metric where a stage of the run began and ended, and the stage's part in its change.</summary>
public static class AtStage
{
    /// <summary>The last value of the stage; NaN where the run has no such stage or has not measured it there.</summary>
    /// <param name="stage">Its name.</param>
    /// <param name="lines">The run's, in turn.</param>
    /// <param name="values">The metric's values in some of them.</param>
    public static double End(string stage, MetricsTable lines, Func<MetricsTable, Series> values) =>
        values(lines.InPhase(stage)) is { Count: > 0 } points ? points.Last : double.NaN;

    /// <summary>
    /// What of the change from the first value of the run to its last was made in the stage, from the last value of the stages before it,
    /// or its own first where there is none, to its last: the shares of all stages sum to 1.
    /// </summary>
    /// <inheritdoc cref="End"/>
    public static double Share(string stage, MetricsTable lines, Func<MetricsTable, Series> values)
    {
        var (all, own) = (values(lines), values(lines.InPhase(stage)));
        if (own.Count == 0 || all.First == all.Last) return double.NaN;
        var before = values(new([.. lines.Rows.TakeWhile(line => line.Phase != stage)]));
        return (own.Last - (before.Count > 0 ? before.Last : own.First)) / (all.Last - all.First);
    }
}
