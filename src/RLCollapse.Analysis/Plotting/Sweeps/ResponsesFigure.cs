using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>How many different right and wrong responses a prompt's samples hold, over the RL epochs, a column per arm.</summary>
public static class ResponsesFigure
{
    /// <summary>Fewer samples per prompt say little of how many different responses there are.</summary>
    private const int LeastSamples = 16;

    /// <summary>The figures; none where the responses were not counted, or in fewer than 16 samples per prompt.</summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep)
    {
        var samples = sweep.Runs.Select(run => run.Data.ProbeSamples).DefaultIfEmpty(0).ToList();
        if (samples.Min() < LeastSamples) return [];
        var range = samples.Min() == samples.Max() ? $"{samples.Max()}" : $"{samples.Min()}–{samples.Max()}";
        return new CurveFigure(
            "responses",
            "different responses per prompt",
            [Of("right", "the number of different right responses"), Of("wrong", "that of wrong ones")],
            (facets, drawn) => CurveFinding.Of(facets, drawn, samples.Max(), NumberText.Value))
        {
            Most = samples.Max(),
            HasRows = true,
            FitsData = true,
            Note = $" · mean over the prompts, {range} samples each",
        }.Build(sweep);
    }

    private static MetricCurve Of(string kind, string subject) =>
        new($"distinct_{kind}", $"different {kind} responses", GroupLooks.Several[0]) { Subject = subject };
}
