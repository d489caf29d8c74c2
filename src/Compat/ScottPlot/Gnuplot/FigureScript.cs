using System.Text;

namespace ScottPlot.Gnuplot;

/// <summary>A gnuplot script under construction: terminal, data tables and panels of one figure.</summary>
internal sealed class FigureScript
{
    private readonly StringBuilder _data = new();
    private readonly StringBuilder _panels = new();
    private readonly string _terminal;
    private int _tables;

    /// <param name="format">File format.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="background">Colour of the whole figure.</param>
    public FigureScript(FigureFormat format, int width, int height, Color background)
    {
        if (width < 1 || height < 1) throw new ArgumentException($"A figure of {width} × {height} pixels cannot be drawn: both must be at least 1.");
        (Width, Height) = (width, height);
        // pngcairo has other units than svg: fonts in points at 96 dpi, smaller symbols, shorter dashes.
        var terminal = format == FigureFormat.Png ? "pngcairo fontscale 0.75 pointscale 1.44 dashlength 2" : "svg";
        _terminal = $"set terminal {terminal} size {width},{height} noenhanced {Styles.Font(Fonts.Default, 12)} background {Styles.Rgb(background.WithAlpha((byte)255))}";
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>Adds a table of numbers.</summary>
    /// <returns>Its name.</returns>
    public string AddData(IEnumerable<double[]> rows)
    {
        var name = $"$d{_tables++}";
        _data.AppendLine($"{name} << EOD");
        foreach (var row in rows) _data.AppendJoin(' ', row.Select(Styles.Number)).AppendLine();
        _data.AppendLine("EOD");
        return name;
    }

    /// <summary>Adds the commands that draw one panel.</summary>
    public void AddPanel(string commands) => _panels.AppendLine(commands);

    /// <summary>The whole script.</summary>
    public override string ToString() =>
        $"{_terminal}\nset encoding utf8\n{_data}set multiplot\n{_panels}unset multiplot\n".ReplaceLineEndings("\n");
}
