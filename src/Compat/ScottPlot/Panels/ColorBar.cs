namespace ScottPlot.Panels;

/// <summary>The scale of a heat map's colours.</summary>
public class ColorBar
{
    /// <param name="source">What it explains.</param>
    /// <param name="edge">Its side of the data area; only the right one is drawn.</param>
    /// <exception cref="NotSupportedException">Another side was asked for.</exception>
    public ColorBar(IHasColorAxis source, Edge edge = Edge.Right)
    {
        if (edge != Edge.Right) throw new NotSupportedException($"A colour bar is drawn on the right only, not at Edge.{edge}.");
        Source = source;
    }

    /// <summary>What it explains.</summary>
    public IHasColorAxis Source { get; set; }

    /// <summary>Its title and how that is drawn.</summary>
    public LabelStyle LabelStyle { get; } = new() { FontSize = 16 };

    /// <summary>Its title.</summary>
    public string Label { get => LabelStyle.Text; set => LabelStyle.Text = value; }
}
