namespace RLCollapse.Data.Tasks.Arithmetic;

/// <summary>The closed vocabulary of the arithmetic domain, the same for every config: a checkpoint never meets other ids.</summary>
public static class ArithmeticVocabulary
{
    private static readonly string[] Punctuation = [".", ",", "?", ":", ";", "(", ")", "{", "}", "="];
    private static readonly string[] Python = ["def", "solve", "return", "+", "-", "*", "//", "a", "b", "c", "d", "e", "f", "g"];
    private static readonly string[] LlmCode = ["<llm-code>", "</llm-code>", "x", "+=", "-=", "*=", "//=", "print"];
    private static readonly string[] Prose = ["First", "Then", "plus", "minus", "times", "divided", "by", "is", "The", "answer"];
    private static readonly string[] Latex = ["$", "\\times", "\\div", "\\boxed"];
    private static readonly string[] Terse = ["Answer"];

    /// <summary>Every word but specials and digits, in the order of ids.</summary>
    public static IReadOnlyList<string> Words { get; } =
    [
        .. new[]
        {
            Punctuation, Wording.Subjects, Wording.Items, Templates(), ["and"], Python, LlmCode, Prose, Latex, Terse,
        }.SelectMany(words => words).Distinct(),
    ];

    private static IReadOnlyList<string> Templates() =>
    [
        .. Wording.Openings
            .Concat(Enum.GetValues<ArithmeticOperation>().SelectMany(Wording.Phrases))
            .Concat(Wording.Questions)
            .SelectMany(template => template.Split(' '))
            .Where(word => word is not ("@" or "%" or "#")),
    ];
}
