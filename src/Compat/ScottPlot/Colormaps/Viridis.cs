namespace ScottPlot.Colormaps;

/// <summary>Dark violet over green to yellow; evenly rising lightness, safe for colour-blind readers (Smith and van der Walt 2015).</summary>
public class Viridis : IColormap
{
    private static readonly Color[] Stops = Color.FromHex(
        ["#440154", "#482878", "#3e4989", "#31688e", "#26828e", "#1f9e89", "#35b779", "#6ece58", "#b5de2b", "#fde725"]);

    /// <inheritdoc/>
    public string Name => "Viridis";

    /// <inheritdoc/>
    public Color GetColor(double position)
    {
        if (double.IsNaN(position)) return Colors.Transparent;
        var place = Math.Clamp(position, 0, 1) * (Stops.Length - 1);
        var low = Stops[(int)place];
        var high = Stops[Math.Min((int)place + 1, Stops.Length - 1)];
        var fraction = place - (int)place;
        byte Mix(byte a, byte b) => (byte)Math.Round(a + (fraction * (b - a)));
        return new(Mix(low.Red, high.Red), Mix(low.Green, high.Green), Mix(low.Blue, high.Blue));
    }
}
