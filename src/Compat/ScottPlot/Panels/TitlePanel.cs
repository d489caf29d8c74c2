namespace ScottPlot.Panels;

/// <summary>The text above the data area.</summary>
public class TitlePanel
{
    /// <summary>Whether it is drawn.</summary>
    public bool IsVisible { get; set; } = true;

    /// <summary>The text and how it is drawn.</summary>
    public LabelStyle Label { get; } = new() { FontSize = 16, Bold = true, Alignment = Alignment.LowerCenter };
}
