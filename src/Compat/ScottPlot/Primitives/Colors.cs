namespace ScottPlot;

/// <summary>Named colours, as in HTML.</summary>
public readonly struct Colors
{
    /// <summary>#000000.</summary>
    public static Color Black { get; } = Color.FromHex("#000000");

    /// <summary>#FFFFFF.</summary>
    public static Color White { get; } = Color.FromHex("#FFFFFF");

    /// <summary>#808080.</summary>
    public static Color Gray { get; } = Color.FromHex("#808080");

    /// <summary>#D3D3D3.</summary>
    public static Color LightGray { get; } = Color.FromHex("#D3D3D3");

    /// <summary>#A9A9A9.</summary>
    public static Color DarkGray { get; } = Color.FromHex("#A9A9A9");

    /// <summary>#696969.</summary>
    public static Color DimGray { get; } = Color.FromHex("#696969");

    /// <summary>#FF0000.</summary>
    public static Color Red { get; } = Color.FromHex("#FF0000");

    /// <summary>#008000.</summary>
    public static Color Green { get; } = Color.FromHex("#008000");

    /// <summary>#0000FF.</summary>
    public static Color Blue { get; } = Color.FromHex("#0000FF");

    /// <summary>#FFA500.</summary>
    public static Color Orange { get; } = Color.FromHex("#FFA500");

    /// <summary>#FFFF00.</summary>
    public static Color Yellow { get; } = Color.FromHex("#FFFF00");

    /// <summary>#800080.</summary>
    public static Color Purple { get; } = Color.FromHex("#800080");

    /// <summary>#A52A2A.</summary>
    public static Color Brown { get; } = Color.FromHex("#A52A2A");

    /// <summary>#00FFFF.</summary>
    public static Color Cyan { get; } = Color.FromHex("#00FFFF");

    /// <summary>#FF00FF.</summary>
    public static Color Magenta { get; } = Color.FromHex("#FF00FF");

    /// <summary>#000080.</summary>
    public static Color Navy { get; } = Color.FromHex("#000080");

    /// <summary>Draws nothing.</summary>
    public static Color Transparent { get; } = new(0, 0, 0, 0);
}
