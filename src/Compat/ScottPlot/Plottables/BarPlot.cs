using ScottPlot.Gnuplot;

namespace ScottPlot.Plottables;

/// <summary>Upright bars.</summary>
/// <param name="bars">The bars.</param>
public class BarPlot(List<Bar> bars) : IPlottable, IDrawable
{
    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <summary>Text in the legend; empty for no item.</summary>
    public string LegendText { get; set; } = string.Empty;

    /// <summary>The bars.</summary>
    public List<Bar> Bars { get; } = bars;

    /// <summary>Sets the colour of all bars.</summary>
    public Color Color
    {
        set => Bars.ForEach(bar => bar.FillColor = value);
    }

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => AxisLimits.Around(
        Bars.SelectMany(bar => new[] { bar.Position - (bar.Size / 2), bar.Position + (bar.Size / 2) }),
        Bars.SelectMany(bar => new[] { bar.ValueBase, bar.Value - bar.Error, bar.Value + bar.Error }));

    void IDrawable.Draw(PanelScript panel)
    {
        var title = LegendText;
        foreach (var group in Bars.Where(bar => bar.IsVisible).GroupBy(bar => (bar.FillColor, bar.LineColor, bar.LineWidth)))
        {
            var (fill, line, width) = group.Key;
            var border = width > 0 && line.Alpha > 0 ? $"border linecolor {Styles.Rgb(line)}" : "noborder";
            var data = panel.AddData(group.Select(bar => new[]
            {
                bar.Position, bar.Value, bar.Position - (bar.Size / 2), bar.Position + (bar.Size / 2), bar.ValueBase, bar.Value,
            }));
            panel.AddElement(
                $"{data} using 1:2:3:4:5:6 with boxxyerror fillstyle solid {border} linewidth {Styles.Number(width)} fillcolor {Styles.Rgb(fill)}",
                title);
            title = string.Empty;
        }

        var errors = Bars.Where(bar => bar.IsVisible && bar.Error != 0).ToList();
        if (errors.Count == 0) return;
        var lengths = errors.ConvertAll(bar => bar.Error);
        IDrawable whiskers = new ErrorBar(errors.ConvertAll(bar => bar.Position), errors.ConvertAll(bar => bar.Value), null, null, lengths, lengths)
        {
            Color = errors[0].LineColor,
        };
        whiskers.Draw(panel);
    }
}
