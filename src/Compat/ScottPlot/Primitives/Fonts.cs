namespace ScottPlot;

/// <summary>Font families.</summary>
public static class Fonts
{
    /// <summary>The family of all text that names no other.</summary>
    public static string Default { get; set; } = "DejaVu Sans";
}
