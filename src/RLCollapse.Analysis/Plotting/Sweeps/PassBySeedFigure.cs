using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>pass@1 and pass@k of the largest k over the RL epochs, a column per arm.</summary>
public static class PassBySeedFigure
{
    /// <summary>The figures; none where pass@k was not measured.</summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep)
    {
        if (sweep.PassAtK.Count == 0) return [];
        var metrics = new[] { sweep.PassAtK[0], sweep.PassAtK[^1] }.Distinct()
            .Select(k => new MetricCurve($"pass@{k}", $"pass@{k}", GroupLooks.Several[0]));
        return new CurveFigure("pass-at-k", "share of problems solved", [.. metrics], (facets, drawn) =>
            CurveFinding.Of(facets, drawn, 1, NumberText.Share)) { HasRows = true }.Build(sweep);
    }
}
