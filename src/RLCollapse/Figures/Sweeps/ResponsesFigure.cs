namespace RLCollapse.Figures.Sweeps;

/// <summary>How many different right and wrong responses a prompt's samples hold, over the RL epochs, a panel an arm.</summary>
public static class ResponsesFigure
{
    /// <summary>Fewer samples a prompt say little of how many different responses there are.</summary>
    private const int LeastSamples = 16;

    /// <summary>The figures; none where the responses were not counted, or in fewer than 16 samples a prompt.</summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep)
    {
        var samples = sweep.Runs.Select(run => run.Data.ProbeSamples).DefaultIfEmpty(0).ToList();
        Course[] courses = [Of("right", GroupLooks.Several[0]), Of("wrong", GroupLooks.Several[1])];
        var most = sweep.Runs.SelectMany(run => courses.SelectMany(course => run.Data.Probes.Series("epoch", course.Key).Ys)).DefaultIfEmpty(0).Max();
        if (samples.Min() < LeastSamples || most == 0) return [];
        var range = samples.Min() == samples.Max() ? $"{samples.Max()}" : $"{samples.Min()}–{samples.Max()}";
        return new CourseFigure("responses", "different responses a prompt", courses, Finding) { Top = most, Most = samples.Max(), Note = $" · mean over the prompts, {range} samples each" }.Build(sweep);
    }

    private static Course Of(string kind, Palette.Look look) => new($"distinct_{kind}", $"different {kind} responses", look) { Subject = $"{kind} responses" };

    private static string Finding(Facets facets, IReadOnlyList<Course> drawn) =>
        CourseFinding.Of(facets, drawn, (first, last) => $"{FigureText.Value(first)} → {FigureText.Value(last)}", "different ", "change ");
}
