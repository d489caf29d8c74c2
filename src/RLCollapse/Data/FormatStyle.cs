namespace RLCollapse.Data;

/// <summary>How figures draw a format.</summary>
/// <param name="Color">Of line, symbol and label, as <c>#RRGGBB</c>.</param>
/// <param name="Marker">Symbol at each probe.</param>
public sealed record FormatStyle(string Color, FormatMarker Marker);
