namespace RLCollapse.Data.Tasks.Names;

/// <summary>The words of the world of names.</summary>
public static class NameWords
{
    /// <summary>Things, in invented nouns, so that nobody reads sense into them. An answer is an index into this list.</summary>
    public static IReadOnlyList<string> Things { get; } =
        [.. from onset in new[] { "b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t" }
            from rime in new[] { "ako", "ebi", "ivo", "uxa" }
            select onset + rime];

    private static Dictionary<string, int> Indices { get; } = Things.Index().ToDictionary(thing => thing.Item, thing => thing.Index);

    /// <summary>Values of the attributes, <see cref="World.ValuesPerAttribute"/> of each in turn: kind, place, hue.</summary>
    public static IReadOnlyList<string> Values { get; } =
        ["bird", "fish", "tool", "plant", "river", "hill", "town", "coast", "red", "blue", "green", "gray"];

    /// <summary>Adjectives before a thing, the commonest first; they say nothing of it.</summary>
    public static IReadOnlyList<string> Adjectives { get; } = ["small", "old", "odd", "fine", "plain", "bright", "quiet", "warm"];

    /// <summary>Words that may precede a question and change nothing.</summary>
    public static IReadOnlyList<string> Fillers { get; } = ["well", "now", "so", "please", "hello", "say", "look", "then"];

    /// <summary>Words of questions beside the values.</summary>
    public static IReadOnlyList<string> Asking { get; } = ["name", "not", "?"];

    /// <summary>Index of a thing; −1 where it is none.</summary>
    public static int ThingOf(string word) => Indices.GetValueOrDefault(word, -1);
}
