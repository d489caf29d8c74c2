namespace RLCollapse.Figures.Sweeps;

/// <summary>What the marks of a panel over an axis are.</summary>
internal static class AxisCaption
{
    /// <summary>The first words of a caption.</summary>
    /// <param name="axis">What is along x.</param>
    /// <param name="hasBand">Whether intervals along numbers are bands.</param>
    public static string Of(PlannedAxis axis, bool hasBand)
    {
        var (mean, interval) = (axis.IsNumeric ? "dash and line" : "dash", axis.IsNumeric && hasBand ? "band or bar" : "bar");
        return $"symbols: every seed · {mean}: mean · {interval}: its 95 % interval (Student t), cut at the edge";
    }
}
