using System.Globalization;

namespace RLCollapse.Data.Tasks.Arithmetic;

/// <summary>Whole numbers as text, the same under every culture: no sign, no leading zero, at most 15 digits.</summary>
public static class Number
{
    /// <summary>Most digits of a number that is read.</summary>
    public const int MaxDigits = 15;

    /// <summary>Writes a number.</summary>
    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads a number; refuses signs, leading zeros and more than <see cref="MaxDigits"/> digits.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        if (text.Length is 0 or > MaxDigits || (text[0] == '0' && text.Length > 1)) return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c)) return false;
            value = (value * 10) + (c - '0');
        }

        return true;
    }
}
