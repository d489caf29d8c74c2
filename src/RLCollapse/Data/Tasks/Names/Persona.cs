namespace RLCollapse.Data.Tasks.Names;

/// <summary>Somebody who asks, known by two values that they like.</summary>
/// <param name="One">Index into <see cref="NameWords.Values"/>.</param>
/// <param name="Other">Index of a value of a later attribute.</param>
public sealed record Persona(int One, int Other)
{
    /// <summary>Words of prompts beside the values.</summary>
    public static IReadOnlyList<string> Words { get; } = ["for", ":"];

    /// <summary>Every persona there is: 48, each a pair of values of different attributes.</summary>
    public static IReadOnlyList<Persona> All { get; } =
    [
        .. from one in Enumerable.Range(0, NameWords.Values.Count)
           from other in Enumerable.Range(one, NameWords.Values.Count - one)
           where World.AttributeOf(one) != World.AttributeOf(other)
           select new Persona(one, other),
    ];

    /// <summary>In words, before a question.</summary>
    public string Text => $"{Words[0]} {NameWords.Values[One]} {NameWords.Values[Other]} {Words[1]}";
}
