using System.Numerics;

namespace RLCollapse.Tests.Fixtures;

/// <summary>A second, naive reading of solutions that shares nothing with the formats' own.</summary>
internal static class TextOracle
{
    /// <summary>The answer a text gives, or null where it is not simple enough for this reading.</summary>
    public static BigInteger? Answer(string format, string text) => format switch
    {
        "python" => Run(text["def solve ( ) : ".Length..]),
        "llm-code" => Run(text["<llm-code> ".Length..^" </llm-code>".Length]),
        _ => BigInteger.Parse(text.Split(' ').Last(word => char.IsAsciiDigit(word[0]))),
    };

    private static BigInteger? Run(string code)
    {
        var variables = new Dictionary<string, BigInteger>();
        BigInteger? result = null;
        foreach (var statement in code.Split(" ; "))
        {
            var words = statement.Split(' ');
            if (words[0] is "return") result = Value(words[1..], variables);
            else if (words[0] is "print") result = Value(words[2..^1], variables);
            else if (words[1] is "=" && Value(words[2..], variables) is { } assigned) variables[words[0]] = assigned;
            else if (words[1] is not "=" && Value(words[2..], variables) is { } operand)
            {
                variables[words[0]] = Apply(words[1][..^1], variables[words[0]], operand);
            }
            else return null;
        }

        return result;
    }

    /// <summary>A signed atom, or two of them with an operator between.</summary>
    private static BigInteger? Value(string[] words, Dictionary<string, BigInteger> variables)
    {
        var left = Array.FindIndex(words, word => word is not "-");
        if (left == words.Length - 1) return Signed(words, variables);
        return Signed(words[(left + 2)..], variables) is { } right
            ? Apply(words[left + 1], Signed(words[..(left + 1)], variables)!.Value, right)
            : null;
    }

    private static BigInteger? Signed(string[] words, Dictionary<string, BigInteger> variables)
    {
        if (!words[..^1].All(word => word is "-")) return null;
        var atom = char.IsAsciiDigit(words[^1][0]) ? BigInteger.Parse(words[^1]) : variables[words[^1]];
        return words.Length % 2 == 1 ? atom : -atom;
    }

    private static BigInteger Apply(string sign, BigInteger a, BigInteger b) => sign switch
    {
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        _ => (BigInteger)Math.Floor((decimal)a / (decimal)b),
    };
}
