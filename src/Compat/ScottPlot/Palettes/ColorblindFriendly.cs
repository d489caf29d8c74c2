namespace ScottPlot.Palettes;

/// <summary>Eight colours that people with red-green blindness tell apart (Okabe and Ito; Wong 2011, Nature Methods 8, 441).</summary>
public class ColorblindFriendly : IPalette
{
    /// <inheritdoc/>
    public string Name { get; } = "Colorblind Friendly";

    /// <inheritdoc/>
    public string Description { get; } = "Eight colours distinguishable with red-green blindness: Wong 2011, nature.com/articles/nmeth.1618";

    /// <inheritdoc/>
    public Color[] Colors { get; } =
        Color.FromHex(["#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7"]);

    /// <inheritdoc/>
    public Color GetColor(int index) => Colors[index % Colors.Length];
}
