namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>What the marks of a panel over an axis are.</summary>
internal static class AxisCaption
{
    /// <summary>The first words of a caption.</summary>
    /// <param name="isContinuous">Whether means are joined.</param>
    public static string Of(bool isContinuous)
    {
        var (mean, interval) = isContinuous ? ("line", "band or bar") : ("dash", "bar");
        return $"symbols: seeds · {mean}: mean · {interval}: 95 % interval (Student t), cut at the edge";
    }
}
