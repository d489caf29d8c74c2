using System.Runtime.CompilerServices;
using RLCollapse.Common;

namespace RLCollapse.Runs;

/// <summary>In which direction a metric is better.</summary>
public enum Better
{
    /// <summary>Neither.</summary>
    Neither,

    /// <summary>Higher.</summary>
    Higher,

    /// <summary>Lower.</summary>
    Lower,
}

/// <summary>A key of <c>metrics.jsonl</c>. Whoever writes a key declares it; an undeclared one is refused when it is written.</summary>
/// <param name="Key">The key; with <c>NAME</c> (a format, or malformed), <c>K</c> or <c>N</c> (whole numbers) at its end, a family of
/// keys.</param>
/// <param name="Meaning">In one sentence.</param>
/// <param name="Unit">Such as <c>nats per token</c>; empty for counts.</param>
/// <param name="Low">Least value.</param>
/// <param name="High">Greatest value.</param>
/// <param name="Better">In which direction it is better.</param>
/// <param name="DeclaredIn">Path of the file that declares it; left to the compiler.</param>
public sealed record MetricDefinition(
    string Key, string Meaning, string Unit = "", double Low = double.NegativeInfinity, double High = double.PositiveInfinity,
    Better Better = Better.Neither, [CallerFilePath] string DeclaredIn = "")
{
    private static readonly string[] Ends = ["NAME", "K", "N"];

    /// <summary>Name of the file that declares it, without ending.</summary>
    public string DeclaredIn { get; init; } = Path.GetFileNameWithoutExtension(DeclaredIn);

    /// <summary>Whether it holds a time of the clock, which claims and tables leave out.</summary>
    public bool IsTime { get; init; }

    /// <summary>The key up to what names a member of the family; the whole key where it is no family.</summary>
    public string Stem =>
        Ends.FirstOrDefault(end =>
            Key.EndsWith("/" + end, StringComparison.Ordinal) || Key.EndsWith("@" + end, StringComparison.Ordinal)) is { } end
            ? Key[..^end.Length]
            : Key;

    /// <summary>Whether it is a family of keys.</summary>
    public bool IsFamily => Stem.Length < Key.Length;

    /// <summary>A share, from 0 to 1.</summary>
    public static MetricDefinition Share(
        string key, string meaning, Better better = Better.Neither,
        [CallerFilePath] string declaredIn = "") => new(key, meaning, "share", 0, 1, better, declaredIn);

    /// <summary>Whether a key is this, or of this family.</summary>
    /// <param name="key">As written.</param>
    /// <remarks>A family by format has every name that a config can give to a format.</remarks>
    public bool Covers(string key)
    {
        if (!IsFamily) return key == Key;
        if (key.Length <= Stem.Length || !key.StartsWith(Stem, StringComparison.Ordinal)) return false;
        var member = key[Stem.Length..];
        return Key.EndsWith("NAME", StringComparison.Ordinal)
            ? SafeName.Is(member)
            : member[0] != '0' && member.All(char.IsAsciiDigit);
    }
}
