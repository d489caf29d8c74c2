namespace ScottPlot;

/// <summary>One upright bar.</summary>
public class Bar
{
    /// <summary>x of its middle.</summary>
    public double Position { get; set; }

    /// <summary>y of its top.</summary>
    public double Value { get; set; }

    /// <summary>y of its foot.</summary>
    public double ValueBase { get; set; }

    /// <summary>Width in data units.</summary>
    public double Size { get; set; } = 0.8;

    /// <summary>Half the length of its error bar; 0 for none.</summary>
    public double Error { get; set; }

    /// <summary>Whether it is drawn.</summary>
    public bool IsVisible { get; set; } = true;

    /// <summary>Colour of its inside.</summary>
    public Color FillColor { get; set; } = Colors.Gray;

    /// <summary>Colour of outline and error bar.</summary>
    public Color LineColor { get; set; } = Colors.Black;

    /// <summary>Width of the outline in pixels.</summary>
    public float LineWidth { get; set; } = 1;
}
