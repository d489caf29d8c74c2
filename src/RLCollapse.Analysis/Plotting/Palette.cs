using RLCollapse.Analysis.Results;
using RLCollapse.Data;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting;

/// <summary>
/// A color and a symbol for each format, the same in every figure: those of its style, for the shipped formats from Okabe and Ito, whose
/// colors color-blind readers tell apart.
/// </summary>
public sealed class Palette
{
    /// <summary>What carries no data: thresholds, captions.</summary>
    public static readonly Color Muted = Color.FromHex("#767676");

    /// <summary>Texts and curves over all formats.</summary>
    public static readonly Color Ink = Color.FromHex("#1A1A1A");

    private static readonly Look Malformed = new(Color.FromHex("#8C8C8C"), MarkerShape.Eks);

    private static readonly Look[] Others =
    [
        new(Color.FromHex("#E69F00"), MarkerShape.OpenCircle),
        new(Color.FromHex("#6A3D9A"), MarkerShape.OpenSquare),
        new(Color.FromHex("#7F4F24"), MarkerShape.OpenTriangleUp),
        new(Color.FromHex("#000000"), MarkerShape.OpenDiamond),
    ];

    private readonly Dictionary<string, Look> _looks;

    /// <param name="formats">Names of the formats; those without a style of their own get further looks, in order.</param>
    public Palette(IEnumerable<string> formats)
    {
        _looks = OutputFormats.All.Items.ToDictionary(format => format.Name, format => Styled(format.Style));
        _looks[RunData.Malformed] = Malformed;
        foreach (var (i, name) in formats.Where(name => !_looks.ContainsKey(name)).Distinct().ToList().Index())
            _looks[name] = Others[i % Others.Length];
    }

    /// <summary>The look of a format.</summary>
    public Look this[string format] => _looks[format];

    /// <summary>A color and a symbol.</summary>
    /// <param name="Color">Of line, symbol and label.</param>
    /// <param name="Marker">At each probe.</param>
    public sealed record Look(Color Color, MarkerShape Marker);

    /// <summary>One of <paramref name="count"/> steps from a light to a dark shade of a color.</summary>
    /// <param name="dark">The last step.</param>
    /// <param name="index">0 is the lightest.</param>
    /// <param name="count">How many steps there are.</param>
    public static Color Shade(Color dark, int index, int count)
    {
        var towardsWhite = count < 2 ? 0 : 0.4 * (count - 1 - index) / (count - 1);
        byte Mix(byte channel) => (byte)Math.Round(channel + ((255 - channel) * towardsWhite));
        return new(Mix(dark.R), Mix(dark.G), Mix(dark.B));
    }

    private static Look Styled(FormatStyle style) => new(Color.FromHex(style.Color), Enum.Parse<MarkerShape>(style.Marker.ToString()));
}
