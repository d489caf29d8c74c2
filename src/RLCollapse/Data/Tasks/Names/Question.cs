using System.Globalization;
using RLCollapse.Common;

namespace RLCollapse.Data.Tasks.Names;

/// <summary>Asks for a thing that has a value and, where one is excluded, has not another.</summary>
/// <param name="Wanted">Index into <see cref="NameWords.Values"/>.</param>
/// <param name="Excluded">Index of a value of another attribute; null where none is excluded.</param>
public sealed record Question(int Wanted, int? Excluded)
{
    /// <summary>Kind of prompt that asks for one thing.</summary>
    public const string NameKind = "name";

    /// <summary>Every question there is: 12 values alone, and 96 with a value of another attribute excluded.</summary>
    public static IReadOnlyList<Question> All { get; } =
    [
        .. from wanted in Enumerable.Range(0, NameWords.Values.Count) select new Question(wanted, null),
        .. from wanted in Enumerable.Range(0, NameWords.Values.Count)
           from excluded in Enumerable.Range(0, NameWords.Values.Count)
           where World.AttributeOf(wanted) != World.AttributeOf(excluded)
           select new Question(wanted, excluded),
    ];

    /// <summary>Values that it names.</summary>
    public int Conditions => Excluded is null ? 1 : 2;

    /// <summary>In words.</summary>
    /// <param name="filler">Precedes it.</param>
    /// <param name="kind">What it asks for.</param>
    /// <param name="persona">Who asks; nobody where null.</param>
    public string Text(string filler, string kind, Persona? persona = null)
    {
        var before = persona is null ? filler : $"{filler} {persona.Text}";
        return Excluded is { } excluded
            ? $"{before} {kind} {NameWords.Values[Wanted]} not {NameWords.Values[excluded]} ?"
            : $"{before} {kind} {NameWords.Values[Wanted]} ?";
    }

    /// <summary>Identity of the question in these words.</summary>
    public static string IdOf(string text) => new Seed(0).Derive(text).Value.ToString("x16", CultureInfo.InvariantCulture);
}
