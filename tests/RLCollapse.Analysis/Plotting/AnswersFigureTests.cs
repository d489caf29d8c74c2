using System.Globalization;
using RLCollapse.Analysis.Plotting;
using RLCollapse.Analysis.Results;
using RLCollapse.Runs;
using ScottPlot;
using ScottPlot.Plottables;

namespace RLCollapse.Tests.Analysis.Plotting;

public sealed class AnswersFigureTests
{
    [Fact]
    public void The_questions_that_lose_most_the_median_and_least_are_shown_with_bars_of_base_and_end()
    {
        var plots = Built(0.5, 0.9, 0.7, 0.6);

        Assert.Equal("Answers that fit: entropy 0.69 → 0.58 nats, mass 0.90 → 0.90, mean over 4 questions", plots[0].Axes.Title.Label.Text);
        Assert.Equal(["loses most: “q1 ?”, entropy 0.69 → 0.33 nats", "the median: “q2 ?”, entropy 0.69 → 0.61 nats",
            "loses least: “q0 ?”, entropy 0.69 → 0.69 nats"], plots.Select(plot => Texts(plot)[0]));
        Assert.Equal(["in the world", "after 8 steps", "base"], Texts(plots[0]).Skip(1));
        Assert.Equal([0.45, 0.09, 0.45, 0.81, 0.1, 0.1], plots[0].PlottableList.OfType<BarPlot>().SelectMany(bars => bars.Bars)
            .Select(bar => Math.Round(bar.Value, 9)));
        Assert.Equal([0.75, 0.25], plots[0].PlottableList.OfType<Scatter>().Where(line => line.LineWidth == 2)
            .Select(line => line.Data.GetScatterPoints()[0].Y));
        plots[0].RenderInMemory(400, 300); // which makes the ticks
        Assert.Equal(["b", "a", "the rest"], plots[0].Axes.Bottom.TickGenerator.Ticks.Select(tick => tick.Label));
    }

    [Fact]
    public void An_only_question_is_shown_once() => Assert.Single(Built(0.8));

    [Fact]
    public void A_run_that_left_no_masses_has_no_figure_and_one_that_did_is_drawn()
    {
        using var run = Scenario.Collapse();
        Assert.Empty(AnswersFigure.Build(RunData.Load(run.Folder)));

        File.WriteAllText(Path.Combine(run.Folder, RunFiles.Answers), Text(0.9, 0.6));
        Assert.Contains("answers.svg", RunFigures.Draw(run.Folder, [PlotFormat.Svg]).Select(Path.GetFileName));
    }

    private static IReadOnlyList<Plot> Built(params double[] ends)
    {
        using var run = Scenario.Collapse();
        File.WriteAllText(Path.Combine(run.Folder, RunFiles.Answers), Text(ends));
        return AnswersFigure.Build(RunData.Load(run.Folder));
    }

    /// <summary>Questions with two answers, even in the base, of which the rarer has a share at the end.</summary>
    private static string Text(params double[] ends)
    {
        var prompts = ends.Select((_, i) => $$"""{"prompt":"q{{i}} ?","fits":[true,true],"law":[0.25,0.75]}""");
        var masses = ends.Select(end => string.Create(CultureInfo.InvariantCulture, $"[{0.9 * end},{0.9 * (1 - end)}]"));
        return $$"""
            {"kind":"name","answers":["a","b"],"prompts":[{{string.Join(',', prompts)}}],
            "probes":[{"step":0,"stage":"rl","masses":[{{string.Join(',', ends.Select(_ => "[0.45,0.45]"))}}]},
            {"step":8,"stage":"rl","masses":[{{string.Join(',', masses)}}]}]}
            """;
    }

    private static IReadOnlyList<string> Texts(Plot plot) => [.. plot.PlottableList.OfType<Text>().Select(text => text.LabelText)];
}
