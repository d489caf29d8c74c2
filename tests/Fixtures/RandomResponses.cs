using RLCollapse.Common;
using RLCollapse.Data;

namespace RLCollapse.Tests.Fixtures;

/// <summary>
/// Writes random responses of the code formats in words of the vocabulary: programs, programs with a token gone or doubled, and heaps of
/// words.
/// </summary>
/// <param name="random">Decides everything.</param>
/// <param name="tokenizer">Has the vocabulary.</param>
internal sealed class RandomResponses(SplitMix64 random, ITokenizer tokenizer)
{
    private static readonly string[] Names = ["a", "b", "c", "x", "a", "b", "c", "x", "Tom", "and"];

    private static readonly string[] Code =
        "0 1 2 5 9 ; ; ; = ( ( ) ) + - * // += -= *= //= print return def solve : , a b x Tom".Split(' ');

    /// <summary>The next response.</summary>
    public string Next()
    {
        var isFunction = random.NextInt(0, 1) == 0;
        var words = random.NextInt(0, 3) switch
        {
            0 => Heap(random.NextInt(1, 20)),
            1 => Mutated(Program(isFunction)),
            _ => Program(isFunction),
        };
        return tokenizer.Decode(tokenizer.Encode(isFunction ? $"def solve ( ) : {words}" : $"<llm-code> {words} </llm-code>"));
    }

    private string Heap(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ =>
        random.NextInt(0, 3) == 0 ? tokenizer.Piece(random.NextInt(12, tokenizer.VocabularySize - 1)) : random.Pick(Code)));

    private string Program(bool isFunction) =>
        "a = 3 ; b = 5 ; c = 2 ; x = 1 ; " + string.Join(" ; ", Enumerable.Range(0, random.NextInt(1, 5)).Select(_ => Statement()))
        + (random.NextInt(0, 9) == 0 ? string.Empty : isFunction ? $" ; return {Sum(2)}" : $" ; print ( {Sum(2)} )");

    private string Mutated(string program)
    {
        var words = program.Split(' ').ToList();
        var position = random.NextInt(0, words.Count - 1);
        if (random.NextInt(0, 1) == 0) words.RemoveAt(position);
        else words.Insert(position, words[position]);
        return string.Join(' ', words);
    }

    private string Statement() => random.NextInt(0, 19) switch
    {
        0 => $"print ( {Sum(2)} )",
        1 => $"return {Sum(2)}",
        < 8 => $"{random.Pick(Names)} {random.Pick<string>(["+=", "-=", "*=", "//="])} {Sum(2)}",
        _ => $"{random.Pick(Names)} = {Sum(2)}",
    };

    private string Sum(int depth) => random.NextInt(depth > 0 ? 0 : 4, 8) switch
    {
        0 or 1 => $"{Sum(depth - 1)} {random.Pick<string>(["+", "-", "*", "//"])} {Sum(depth - 1)}",
        2 => $"( {Sum(depth - 1)} )",
        3 => random.NextInt(0, 9) == 0 ? $"solve ( {Sum(depth - 1)} )" : $"- {Sum(depth - 1)}",
        4 or 5 => random.Pick(Names),
        6 => random.NextInt(0, 3) == 0 ? $"999999999{random.NextInt(0, 999_999)}" : $"- {random.NextInt(0, 9)}",
        _ => $"{random.NextInt(0, 30)}",
    };
}
