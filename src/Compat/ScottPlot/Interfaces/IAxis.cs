namespace ScottPlot;

/// <summary>One side of the data area with its range, ticks and title.</summary>
public interface IAxis
{
    /// <summary>Whether ticks and title are drawn.</summary>
    bool IsVisible { get; set; }

    /// <summary>Smallest visible value.</summary>
    double Min { get; set; }

    /// <summary>Largest visible value.</summary>
    double Max { get; set; }

    /// <summary>Which side.</summary>
    Edge Edge { get; }

    /// <summary>Chooses the ticks.</summary>
    ITickGenerator TickGenerator { get; set; }

    /// <summary>The axis title.</summary>
    LabelStyle Label { get; }

    /// <summary>How tick texts are drawn.</summary>
    LabelStyle TickLabelStyle { get; set; }

    /// <summary>The line along the data area.</summary>
    LineStyle FrameLineStyle { get; }

    /// <summary>Puts ticks at given places only.</summary>
    void SetTicks(double[] xs, string[] labels);
}
