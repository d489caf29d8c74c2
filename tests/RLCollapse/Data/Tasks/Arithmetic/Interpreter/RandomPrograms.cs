using RLCollapse.Analysis.Claims;
using RLCollapse.Common;

namespace RLCollapse.Tests.Data.Tasks.Arithmetic.Interpreter;

/// <summary>Writes random programs that are in the language.</summary>
/// <param name="random">Decides everything.</param>
internal sealed class RandomPrograms(SplitMix64 random)
{
    private static readonly string[] Names = ["a", "b", "c", "total"];

    /// <summary>One program with two functions, which may call each other.</summary>
    public string Next()
    {
        var body = Statements(2, inFunction: false);
        return $"def f ( a ) : {Statements(2, inFunction: true)} end ; def g ( a , b ) : {Statements(1, inFunction: true)} end ; {body}";
    }

    private string Statements(int depth, bool inFunction) =>
        string.Join(" ; ", Enumerable.Range(0, random.NextInt(1, 4)).Select(_ => Statement(depth, inFunction)));

    private string Statement(int depth, bool inFunction) => random.NextInt(depth > 0 ? 0 : 4, inFunction ? 8 : 7) switch
    {
        0 => $"if {Condition()} : {Statements(depth - 1, inFunction)} end",
        1 => $"if {Condition()} : {Statements(depth - 1, inFunction)} else : {Statements(depth - 1, inFunction)} end",
        2 => $"while {Condition()} : {Statements(depth - 1, inFunction)} end",
        3 => $"for {Name()} in range ( {Sum(1)} ) : {Statements(depth - 1, inFunction)} end",
        4 => $"{Name()} {random.Pick<string>(["+=", "-=", "*=", "//=", "/=", "%=", "**="])} {Sum(2)}",
        5 => $"print ( {Sum(2)} )",
        6 => $"f ( {Sum(1)} )",
        7 => $"{Name()} = {Sum(2)}",
        _ => $"return {Sum(2)}",
    };

    private string Condition() => $"{Sum(1)} {random.Pick<string>(["<", "<=", ">", ">=", "==", "!="])} {Sum(1)}";

    private string Sum(int depth) => random.NextInt(depth > 0 ? 0 : 3, 5) switch
    {
        0 => $"{Sum(depth - 1)} {random.Pick<string>(["+", "-", "*", "/", "//", "%", "**"])} {Sum(depth - 1)}",
        1 => $"( {Sum(depth - 1)} )",
        2 => random.NextInt(0, 1) == 0 ? $"f ( {Sum(depth - 1)} )" : $"g ( {Sum(depth - 1)} , {Sum(depth - 1)} )",
        3 => $"- {random.NextInt(0, 9)}",
        4 => Name(),
        _ => $"{random.NextInt(0, 30)}",
    };

    private string Name() => random.Pick(Names);
}
