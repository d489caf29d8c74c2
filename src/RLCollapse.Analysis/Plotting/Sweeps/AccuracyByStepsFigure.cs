using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>Accuracy on the problems of each number of steps over the RL epochs, a row per number and a column per arm.</summary>
public static class AccuracyByStepsFigure
{
    /// <summary>The figures; none where there is one length only, or where RL has every length in all runs.</summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep)
    {
        if (sweep.ProblemSteps.Count < 2 || sweep.Runs.All(run => run.Data.Terms.SeesEveryLength)) return [];
        var metrics = sweep.ProblemSteps.Select(steps =>
            new MetricCurve($"accuracy_by_steps/{steps}", $"accuracy on {Steps(steps)}",
            GroupLooks.Several[0]) { Subject = $"of {Steps(steps)}" });
        return new CurveFigure("accuracy-by-steps", "accuracy on problems of N steps", [.. metrics],
            Finding) { HasRows = true }.Build(sweep);
    }

    private static string Finding(Facets facets, IReadOnlyList<MetricCurve> drawn) =>
        CurveFinding.Of(facets, drawn, 1, NumberText.Share, "accuracy on problems ");

    private static string Steps(int count) => count == 1 ? "1 step" : $"{count} steps";
}
