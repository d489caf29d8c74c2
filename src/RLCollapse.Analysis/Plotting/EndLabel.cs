using ScottPlot;

namespace RLCollapse.Analysis.Plotting;

/// <summary>A label at the right end of a curve.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Y">Where the curve ends.</param>
/// <param name="Color">The curve's colour.</param>
public sealed record EndLabel(string Text, double Y, Color Color);
