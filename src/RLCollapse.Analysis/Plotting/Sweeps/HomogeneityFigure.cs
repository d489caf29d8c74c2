using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;
using RLCollapse.Statistics;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>
/// How often two models of a seed give the same answer, a cell for each two, before the runs' own stages and at their end: members of an
/// arm stand together, so that an arm is a block on the diagonal.
/// </summary>
public static class HomogeneityFigure
{
    private const int Cell = 24;
    private const int Right = 96;
    private const int Bottom = 16;
    private const string Member = "experiment.member";

    /// <summary>The figure; none without an axis of members, or where no two of them have told their answers.</summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep)
    {
        if (sweep.Varied.FirstOrDefault(axis => axis.Paths is [Member]) is not { } members) return [];
        var arms = SweepData.Product(sweep.Varied.Where(axis => axis != members)).Select(place => new Arm(
                AxisPanel.Name(place), [.. members.Places.SelectMany(member => sweep.ArmsAt([.. place, (members, member)]))]))
            .Where(arm => arm.Members.Count == members.Values.Count).ToList();
        var (before, end) = (Matrix(sweep, arms, answers => answers.Base), Matrix(sweep, arms, answers => answers.End));
        var most = before.Cast<double>().Concat(end.Cast<double>()).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        if (most == 0) return [];
        Panel[] panels = [Draw("before", before, arms, most), Draw("at the end", end, arms, most)];
        var caption = "probability that two answers that fit, one of each model, are the same, mean over held-out questions and seeds · "
            + $"{Facets.Count([.. arms.SelectMany(arm => arm.Members)])} · on the diagonal two answers of one model · columns as rows; "
            + $"blocks: arms with their {members.Values.Count} models";
        return [new("homogeneity", new(Finding(arms, before, end), [], caption, 2 * panels[0].Width), panels, 2)];
    }

    private static double[,] Matrix(SweepData sweep, IReadOnlyList<Arm> arms, Func<RecordedAnswers, RecordedMasses> probe)
    {
        var models = arms.SelectMany(arm => arm.Members).Select(member => member.Runs.ToDictionary(
            run => sweep.SeedOf(run.Job), run => run.Data.Answers.Value is { } told ? Distributions(told, probe(told)) : [])).ToArray();
        var cells = new double[models.Length, models.Length];
        for (var i = 0; i < models.Length; i++)
        {
            for (var j = 0; j < models.Length; j++)
            {
                double[] seeds = [.. models[i].Keys.Intersect(models[j].Keys).Select(seed => Same(models[i][seed], models[j][seed]))
                    .Where(double.IsFinite)];
                cells[i, j] = seeds.Length == 0 ? double.NaN : seeds.Average();
            }
        }

        return cells;
    }

    private static double[][] Distributions(RecordedAnswers told, RecordedMasses probe) =>
        [.. told.Questions.Zip(probe.Masses, HomogeneityMetrics.Fitting)];

    private static double Same(double[][] one, double[][] other) =>
        one.Length == 0 || one.Length != other.Length ? double.NaN : one.Zip(other, Homogeneity.SameAnswer).Average();

    private static Panel Draw(string title, double[,] cells, IReadOnlyList<Arm> arms, double most)
    {
        var count = cells.GetLength(0);
        string[] names = [.. arms.Select(arm => arm.Name.Replace(", ", "\n"))];
        var left = Panel.NameDistanceBeside(names) - 20;
        var panel = new Panel(title, string.Empty, string.Empty, (int)left + (Cell * count) + Right, 40 + (Cell * count) + Bottom,
            new(left, Right, Bottom, 40));
        panel.Plot.HideGrid();
        var map = panel.Plot.Add.Heatmap(cells);
        map.ManualRange = new(0, most);
        panel.Plot.Add.ColorBar(map);
        panel.Plot.Axes.SetLimits(-0.5, count - 0.5, -0.5, count - 0.5);
        var size = (double)count / arms.Count;
        double[] middles = [.. arms.Select((_, i) => ((i + 0.5) * size) - 0.5)];
        panel.Plot.Axes.Bottom.TickGenerator = FigureText.Ticks([], []);
        panel.Plot.Axes.Left.TickGenerator = FigureText.Ticks([.. middles.Select(middle => count - 1 - middle)], names);
        for (var i = 1; i < arms.Count; i++)
        {
            panel.Plot.Add.VerticalLine((i * size) - 0.5, 2, Colors.White);
            panel.Plot.Add.HorizontalLine((i * size) - 0.5, 2, Colors.White);
        }

        return panel;
    }

    private static string Finding(IReadOnlyList<Arm> arms, double[,] before, double[,] end)
    {
        var size = before.GetLength(0) / arms.Count;
        var changes = arms.Select((arm, i) => (arm.Name, Before: Others(before, i * size, size), End: Others(end, i * size, size)))
            .Where(arm => double.IsFinite(arm.End - arm.Before)).ToList();
        if (changes.Count == 0) return "Two models are not to be compared in any arm";
        var (closest, farthest) = (changes.MaxBy(arm => arm.End - arm.Before), changes.MinBy(arm => arm.End - arm.Before));
        return changes.Count == 1
            ? $"Two models give the same answer with probability {Told(closest)}"
            : $"Two models come to give the same answer most with {closest.Name} ({Told(closest)}) and least with {farthest.Name} "
                + $"({Told(farthest)})";

        static string Told((string Name, double Before, double End) arm) =>
            $"{NumberText.Share(arm.Before)} before, {NumberText.Share(arm.End)} at the end";
    }

    /// <summary>Mean over pairs of different models of an arm.</summary>
    private static double Others(double[,] cells, int start, int size) => (
        from i in Enumerable.Range(start, size)
        from j in Enumerable.Range(start, size)
        where i != j
        select cells[i, j]).Average();

    /// <summary>Models that differ in member alone.</summary>
    /// <param name="Name">What sets them apart from others.</param>
    /// <param name="Members">A member each, with its runs.</param>
    private sealed record Arm(string Name, IReadOnlyList<SweepArm> Members);
}
