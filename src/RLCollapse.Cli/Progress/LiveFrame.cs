using RLCollapse.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RLCollapse.Cli.Progress;

/// <summary>One picture of the live display: a bar of the stage, its numbers, a small bar for each format's mass.</summary>
internal static class LiveFrame
{
    private static readonly string[] Colors = ["blue", "orange1", "green", "magenta", "aqua", "grey"];

    /// <summary>Builds the picture; every line is cut to the terminal's width.</summary>
    /// <param name="progress">Where the stage is.</param>
    /// <param name="step">The last step's numbers.</param>
    /// <param name="masses">The last probe's masses.</param>
    /// <param name="megabytes">Resident memory.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static IRenderable Of(
        StageProgress progress, MetricsRecord? step, IReadOnlyList<(string Name, double Mass)> masses, double megabytes, int width)
    {
        var head = $"{progress.Stage} {progress.Done}/{progress.Total}";
        string[] numbers = [step is null ? "" : ProgressText.Step(step), ProgressText.Pace(progress), $"{megabytes:F0} MB"];
        List<IRenderable> lines =
        [
            Line(width, ("bold", head), ("green", Bar(progress.Fraction, Math.Clamp(width - head.Length - 8, 4, 40))),
                ("", $"{progress.Percent,3} %")),
            Line(width, ("", string.Join(", ", numbers.Where(part => part.Length > 0)))),
        ];
        var names = masses.Select(pair => pair.Name.Length).DefaultIfEmpty().Max();
        var cells = Math.Clamp(width - names - 8, 4, 24);
        lines.AddRange(masses.Select((pair, i) => Line(
            width, ("", pair.Name.PadRight(names)), (Colors[i % Colors.Length], Bar(pair.Mass, cells)),
                ("", $"{Math.Round(pair.Mass * 100),3} %"))));
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

    private static Paragraph Line(int width, params (string Style, string Text)[] parts)
    {
        var line = new Paragraph();
        var room = width;
        foreach (var (style, text) in parts)
        {
            var cut = text.Length <= room ? text : text[..room];
            line.Append(cut, Style.Parse(style.Length == 0 ? "default" : style));
            room -= cut.Length;
            if (room <= 1) break;
            line.Append(" ");
            room--;
        }

        return line;
    }
}
