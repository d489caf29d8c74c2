using System.Globalization;

namespace ScottPlot;

/// <summary>An RGB colour with opacity, 8 bits a channel.</summary>
public readonly struct Color
{
    /// <summary>Red, 0–255.</summary>
    public readonly byte Red;

    /// <summary>Green, 0–255.</summary>
    public readonly byte Green;

    /// <summary>Blue, 0–255.</summary>
    public readonly byte Blue;

    /// <summary>Opacity: 0 is clear, 255 opaque.</summary>
    public readonly byte Alpha;

    /// <summary>A colour from its channels.</summary>
    public Color(byte red, byte green, byte blue, byte alpha = 255) => (Red, Green, Blue, Alpha) = (red, green, blue, alpha);

    /// <summary>A colour from <c>#RRGGBB</c> or <c>#RRGGBBAA</c>, the hash optional.</summary>
    /// <exception cref="ArgumentException">The text is no such code.</exception>
    public Color(string hexCode)
    {
        var digits = hexCode.TrimStart('#');
        if (digits.Length is not (6 or 8) || !uint.TryParse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
            throw new ArgumentException($"'{hexCode}' is no colour: write #RRGGBB or #RRGGBBAA.", nameof(hexCode));
        if (digits.Length == 6) value = (value << 8) | 0xFF;
        (Red, Green, Blue, Alpha) = ((byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    /// <summary>Red, 0–255.</summary>
    public byte R => Red;

    /// <summary>Green, 0–255.</summary>
    public byte G => Green;

    /// <summary>Blue, 0–255.</summary>
    public byte B => Blue;

    /// <summary>Opacity, 0–255.</summary>
    public byte A => Alpha;

    /// <summary>Opacity as a fraction [0, 1].</summary>
    public double Opacity => Alpha / 255.0;

    /// <inheritdoc cref="Color(string)"/>
    public static Color FromHex(string hex) => new(hex);

    /// <summary>A colour from each code.</summary>
    public static Color[] FromHex(IEnumerable<string> hex) => [.. hex.Select(FromHex)];

    /// <summary>A grey of the given brightness, 0–255.</summary>
    public static Color Gray(byte value) => new(value, value, value);

    /// <summary>The same colour with opacity 0–255.</summary>
    public Color WithAlpha(byte alpha) => new(Red, Green, Blue, alpha);

    /// <summary>The same colour with opacity [0, 1].</summary>
    public Color WithAlpha(double alpha) => WithAlpha((byte)(alpha * 255));

    /// <summary>The same colour with opacity [0, 1].</summary>
    public Color WithOpacity(double opacity = .5) => WithAlpha(opacity);

    /// <summary><c>#RRGGBB</c>, with the opacity appended where the colour is not opaque.</summary>
    public string ToHex() => Alpha == 255 ? $"#{Red:X2}{Green:X2}{Blue:X2}" : $"#{Red:X2}{Green:X2}{Blue:X2}{Alpha:X2}";

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Color other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Red, Green, Blue, Alpha);

    /// <inheritdoc/>
    public override string ToString() => $"Color {ToHex()}";

    /// <summary>Whether all four channels agree.</summary>
    public static bool operator ==(Color a, Color b) => (a.Red, a.Green, a.Blue, a.Alpha) == (b.Red, b.Green, b.Blue, b.Alpha);

    /// <summary>Whether a channel differs.</summary>
    public static bool operator !=(Color a, Color b) => !(a == b);
}
