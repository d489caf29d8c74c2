using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>A row of panels over the columns of <see cref="ArmColumns"/>.</summary>
/// <param name="YLabel">What is on the y axis, with its unit.</param>
/// <param name="Y">The scale of all its panels.</param>
/// <param name="Draw">Draws the arms of a column, one per place on x, null where there is none.</param>
public sealed record ArmRow(string YLabel, ValueScale Y, Action<Panel, AxisScale, IReadOnlyList<SweepArm?>> Draw);
