using RLCollapse.Analysis.Plotting.Sweeps;
using RLCollapse.Analysis.Results;
using ScottPlot.Plottables;

namespace RLCollapse.Tests.Analysis.Plotting.Sweeps;

public sealed class OpenAnswersFigureTests
{
    [Fact]
    public void The_arms_that_lose_most_and_least_are_told_with_their_quality()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Scale("xs", "s", "m"), SyntheticSweep.Seeds(2)], at => Answers(
            at["scale"] switch { "xs" => 0.5, "s" => 1, _ => 1.8 }, quality: at["scale"] == "m" ? 0.8 : 0.7));
        var figure = OpenAnswersFigure.Build(sweep.Load()).Single();

        Assert.Equal("open-answers", figure.Name);
        Assert.Equal("Entropy of the answers that fit falls most with scale = xs (2.00 → 0.50 nats, quality 0.60 → 0.70) and least with "
            + "scale = m (2.00 → 1.80 nats, quality 0.60 → 0.80)", figure.Header.Finding);
        Assert.Equal(["before RL", "at the end"], figure.Header.Legend.Select(entry => entry.Name));
        Assert.Equal(["entropy of answers (nats)", "answers in 8 responses", "quality of a response", "mass of what fits"],
            figure.Panels.Select(panel => panel.Plot.Axes.Left.Label.Text));
    }

    [Fact]
    public void The_base_stands_left_of_the_end_with_a_dot_per_seed_and_no_line_joins_arms()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(3)], _ => Answers(0.5));
        var lines = OpenAnswersFigure.Build(sweep.Load()).Single().Panels[0].Plot.PlottableList.OfType<Scatter>().ToList();
        var dashes = lines.Where(line => line.LineWidth == 3).Select(line => line.Data.GetScatterPoints()).ToList();

        Assert.Equal([2.0, 2, 0.5, 0.5], dashes.Select(points => points[0].Y));
        Assert.Equal([-1, -1, 1, 1], dashes.Select((points, i) => Math.Sign(points.Average(point => point.X) - (i % 2))));
        Assert.Equal(4 * 3, lines.Where(line => line.LineWidth == 0).Sum(dots => dots.Data.GetScatterPoints().Count));
        Assert.DoesNotContain(lines, line => line.LineWidth is 1 or 2);
    }

    [Fact]
    public void A_second_axis_gives_columns_and_a_third_one_figures()
    {
        using var sweep = new SyntheticSweep(
            [new("rate", ["reward.executionFailureRate"], ["0", "0.2"]), SyntheticSweep.Scale("a", "b", "c"),
                SyntheticSweep.Kl("0", "0.1", "1"), SyntheticSweep.Seeds(1)],
            at => at["scale"] == "c" && at["kl"] == "1" ? null : Answers(at["rate"] == "0" ? 0.5 : 1));
        var figures = OpenAnswersFigure.Build(sweep.Load()).ToList();

        Assert.Equal(["open-answers-rate-0", "open-answers-rate-0.2"], figures.Select(figure => figure.Name));
        Assert.All(figures, figure => Assert.Equal((3, 12), (figure.Columns, figure.Panels.Count)));
        Assert.StartsWith("Rate = 0: entropy of the answers that fit falls most with scale = a, β = 0 (", figures[0].Header.Finding);
        Assert.Equal(["β = 0", "β = 0.1", "β = 1", ""], figures[0].Panels.Take(4).Select(panel => panel.Plot.Axes.Title.Label.Text));
    }

    [Theory]
    [InlineData(0.5, 0.5, "goes 2.00 → 0.50 nats, quality 0.60 → 0.70")]
    [InlineData(0.1, 1.9, "no mean, for seeds part everywhere")]
    public void Seeds_alone_are_one_arm(double first, double second, string told)
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], at => Answers(at["seed"] == "0" ? first : second));
        var figure = OpenAnswersFigure.Build(sweep.Load()).Single();

        Assert.Matches($"^Entropy of the answers that fit:? {told}$", figure.Header.Finding);
    }

    [Fact]
    public void An_only_arm_with_a_mean_is_named()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(2)], at =>
            Answers(at["kl"] == "0" || at["seed"] == "0" ? 0.5 : 1.9));

        Assert.Equal("Entropy of the answers that fit goes 2.00 → 0.50 nats, quality 0.60 → 0.70 with β = 0, and elsewhere seeds part or "
            + "scatter", OpenAnswersFigure.Build(sweep.Load()).Single().Header.Finding);
    }

    [Fact]
    public void Where_entropy_rises_or_quality_is_unknown_the_title_says_so()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Scale("xs", "s"), SyntheticSweep.Seeds(1)], at =>
            new("python", 0.97) { Further = [("meaning_entropy", 1, at["scale"] == "xs" ? 1.5 : 0.5)] });
        var figure = OpenAnswersFigure.Build(sweep.Load()).Single();

        Assert.Equal("Entropy of the answers that fit falls most with scale = s (1.00 → 0.50 nats) and rises most with scale = xs "
            + "(1.00 → 1.50 nats)", figure.Header.Finding);
        Assert.Single(figure.Panels);
    }

    [Fact]
    public void Without_open_questions_there_is_no_figure()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], _ => new("python", 0.97));

        Assert.Empty(OpenAnswersFigure.Build(sweep.Load()));
    }

    private static RunEnd Answers(double entropy, double quality = 0.7) => new("python", 0.97)
    {
        Further = [("meaning_entropy", 2, entropy), ("answer_quality", 0.6, quality), ("valid_mass", 0.8, 0.9),
            ("distinct_valid@1", 0.8, 0.9), ("distinct_valid@8", 4, 1 + entropy)],
    };
}
