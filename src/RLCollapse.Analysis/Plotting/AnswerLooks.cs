using ScottPlot;

namespace RLCollapse.Analysis.Plotting;

/// <summary>How figures show masses of answers: bars of the base and of the end, and marks of the world's law.</summary>
internal static class AnswerLooks
{
    /// <summary>Of the base.</summary>
    public static readonly Palette.Look Base = new(Palette.Muted, MarkerShape.FilledSquare);

    /// <summary>Of the policy at the end.</summary>
    public static readonly Palette.Look End = new(GroupLooks.Several[2].Color, MarkerShape.FilledSquare);

    private static readonly Palette.Look World = new(Palette.Ink, MarkerShape.HorizontalBar);

    /// <summary>Names with their looks.</summary>
    /// <param name="steps">Steps after which the end is; null where runs differ in them.</param>
    public static IReadOnlyList<(string Name, Palette.Look Look)> Legend(int? steps = null) =>
        [("base", Base), (steps is { } taken ? $"after {taken} steps" : "at the end", End), ("in the world", World)];

    /// <summary>Draws a bar from 0.</summary>
    public static void Bar(Plot plot, double place, double mass, double width, Palette.Look look) => plot.Add.Bar(new Bar
    {
        Position = place,
        Size = width,
        Value = mass,
        FillColor = look.Color.WithAlpha(look == Base ? 0.5 : 0.85),
        LineWidth = 0,
    });

    /// <summary>Marks a probability of the world.</summary>
    public static void Law(Plot plot, double place, double probability, double half)
    {
        double[] xs = [place - half, place + half], ys = [probability, probability];
        plot.Add.ScatterLine(xs, ys, World.Color).LineWidth = 2;
    }
}
