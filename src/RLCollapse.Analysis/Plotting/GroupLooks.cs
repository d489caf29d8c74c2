using ScottPlot;

namespace RLCollapse.Analysis.Plotting;

/// <summary>Looks of curves that stand for no format, unlike those of formats and told apart by colour-blind readers.</summary>
public static class GroupLooks
{
    /// <summary>A look for each of a few curves.</summary>
    public static IReadOnlyList<Palette.Look> Several { get; } =
    [
        new(Palette.Ink, MarkerShape.FilledCircle),
        new(Color.FromHex("#E69F00"), MarkerShape.FilledSquare),
        new(Color.FromHex("#6A3D9A"), MarkerShape.FilledTriangleUp),
        new(Color.FromHex("#B5174B"), MarkerShape.FilledDiamond),
        new(Color.FromHex("#BFA26B"), MarkerShape.FilledTriangleDown),
        new(Color.FromHex("#4B5D78"), MarkerShape.OpenCircle),
    ];

    /// <summary>
    /// Looks for so many curves: those of <see cref="Several"/>, or, where these do not suffice, steps of viridis in order.
    /// </summary>
    public static IReadOnlyList<Palette.Look> For(int count)
    {
        if (count <= Several.Count) return [.. Several.Take(count)];
        var viridis = new ScottPlot.Colormaps.Viridis();
        return [.. Enumerable.Range(0, count).Select(
            i => new Palette.Look(viridis.GetColor(0.9 * i / (count - 1)), Several[i % Several.Count].Marker))];
    }
}
