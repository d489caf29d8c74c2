namespace ScottPlot.Palettes;

/// <summary>Ten colours in wide use for categories.</summary>
public class Category10 : IPalette
{
    /// <inheritdoc/>
    public string Name { get; } = "Category 10";

    /// <inheritdoc/>
    public string Description { get; } = "Ten colours for categories, the default of many plotting libraries";

    /// <inheritdoc/>
    public Color[] Colors { get; } = Color.FromHex(
        ["#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f", "#bcbd22", "#17becf"]);

    /// <inheritdoc/>
    public Color GetColor(int index) => Colors[index % Colors.Length];
}
