namespace RLCollapse.Data.Tasks.Tales;

/// <summary>The words of tales.</summary>
public static class TaleWords
{
    /// <summary>Whom tales tell of.</summary>
    public static TalePart Things { get; } = new(
        "dog cat fox bird horse bear mouse wolf goose frog snake owl goat crow deer hare mole toad crab wren stork otter newt lynx");

    /// <summary>How they are.</summary>
    public static TalePart Adjectives { get; } = new(
        "small little big good young poor strong brave kind clever quiet proud tired hungry gentle lonely "
        + "clumsy merry timid stubborn drowsy nimble wary gaunt haughty jaunty morose wistful spry dour zany lithe");

    /// <summary>What they do.</summary>
    public static TalePart Verbs { get; } = new(
        "went came ran sat slept spoke walked waited laughed sang cried jumped danced listened dreamed wandered "
        + "stumbled whispered trembled hid climbed grumbled pondered shivered yawned lingered strutted pranced dawdled scampered lurched "
        + "gamboled");

    /// <summary>How they do it.</summary>
    public static TalePart Adverbs { get; } = new(
        "again slowly alone gladly softly early quickly boldly sadly calmly loudly warily eagerly idly grimly deftly");

    private static IReadOnlyList<TalePart> Parts { get; } = [Things, Adjectives, Verbs, Adverbs];

    /// <summary>Every one of them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Parts.SelectMany(part => part.Words)];

    private static Dictionary<string, double> Laws { get; } = Parts.SelectMany(part => part.Words.Zip(part.Law)).ToDictionary();

    /// <summary>Probability of a word among those of its part of speech; null where it is of none.</summary>
    public static double? LawOf(string word) => Laws.TryGetValue(word, out var law) ? law : null;
}
