using RLCollapse.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RLCollapse.Cli.Progress;

/// <summary>One picture of the live display: a bar of the stage, its numbers, a small bar for each format's mass.</summary>
internal static class LiveFrame
{
    private static readonly string[] Colors = ["blue", "orange1", "green", "magenta", "aqua", "grey"];

    /// <summary>Builds the picture; no line is wider than the terminal.</summary>
    /// <param name="progress">Where the stage is.</param>
    /// <param name="step">The last step's numbers.</param>
    /// <param name="masses">The last probe's masses.</param>
    /// <param name="memory">Resident memory in bytes.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static IRenderable Of(
        StageProgress progress, MetricsRecord? step, IReadOnlyList<(string Name, double Mass)> masses, long memory, int width)
    {
        var head = $"{progress.Stage} {progress.Done}/{progress.Total}";
        var bar = Math.Clamp(width - head.Length - 8, 4, 40);
        string[] numbers = [step is null ? "" : ProgressText.Step(step), ProgressText.Pace(progress), $"{memory >> 20} MiB"];
        List<IRenderable> lines =
        [
            Line($"[bold]{Markup.Escape(head)}[/] [green]{Bar(progress.Fraction, bar)}[/] {progress.Percent,3} %"),
            Line(Markup.Escape(string.Join(", ", numbers.Where(part => part.Length > 0)))),
        ];
        var names = masses.Count == 0 ? 0 : masses.Max(pair => pair.Name.Length);
        lines.AddRange(masses.Select((pair, i) => Line(
            $"{Markup.Escape(pair.Name.PadRight(names))} [{Colors[i % Colors.Length]}]{Bar(pair.Mass, Math.Clamp(width - names - 8, 4, 24))}[/] {Math.Round(pair.Mass * 100),3} %")));
        return new Rows(lines);
    }

    /// <summary>A bar of full and empty cells.</summary>
    /// <param name="fraction">Full part, 0 to 1.</param>
    /// <param name="cells">Width in columns.</param>
    public static string Bar(double fraction, int cells)
    {
        var full = (int)Math.Round(Math.Clamp(double.IsNaN(fraction) ? 0 : fraction, 0, 1) * cells);
        return new string('█', full) + new string('░', cells - full);
    }

    private static Markup Line(string markup) => new(markup) { Overflow = Overflow.Crop };
}
