using ScottPlot.Colormaps;
using ScottPlot.Gnuplot;

namespace ScottPlot.Plottables;

/// <summary>A table of cells coloured by value. Cell [row, column] has its middle at x = column and, row 0 on top, y = rows − 1 − row; NaN cells stay empty.</summary>
/// <param name="intensities">The values (rows × columns).</param>
public class Heatmap(double[,] intensities) : IPlottable, IHasColorAxis, IDrawable
{
    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <summary>The values (rows × columns).</summary>
    public double[,] Intensities { get; set; } = intensities;

    /// <inheritdoc/>
    public IColormap Colormap { get; set; } = new Viridis();

    /// <summary>The numbers at both ends of the colour map; none for those of the data.</summary>
    public Range? ManualRange { get; set; }

    /// <inheritdoc/>
    public Range GetRange()
    {
        if (ManualRange is { } range) return range;
        var values = Intensities.Cast<double>().Where(double.IsFinite).ToList();
        return values.Count == 0 ? new(0, 1) : new(values.Min(), values.Max());
    }

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => new(-0.5, Intensities.GetLength(1) - 0.5, -0.5, Intensities.GetLength(0) - 0.5);

    void IDrawable.Draw(PanelScript panel)
    {
        var (rows, columns) = (Intensities.GetLength(0), Intensities.GetLength(1));
        var cells = from row in Enumerable.Range(0, rows)
                    from column in Enumerable.Range(0, columns)
                    where double.IsFinite(Intensities[row, column])
                    select new[] { column, rows - 1 - row, Intensities[row, column] };
        var data = cells.ToList();
        if (data.Count == 0) return;
        panel.AddElement(
            $"{panel.AddData(data)} using 1:2:($1-0.5):($1+0.5):($2-0.5):($2+0.5):3 with boxxyerror fillstyle solid noborder fillcolor palette",
            string.Empty);
    }
}
