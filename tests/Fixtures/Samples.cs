using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Data.Tasks.Arithmetic;
using RLCollapse.Data.Tokenizers;

namespace RLCollapse.Tests.Fixtures;

/// <summary>Data that several tests look at.</summary>
internal static class Samples
{
    /// <summary>Every word there is.</summary>
    public static WordTokenizer Tokenizer { get; } = WordTokenizer.Of(new DataOptions());

    /// <summary>The formats of runs whose bits tests know: a further one in the list does not change them.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["python", "llm-code", "prose", "latex", "terse"];

    /// <summary>One to six steps with large numbers.</summary>
    public static DifficultyOptions AllDifficulties { get; } =
        new() { MinSteps = 1, MaxSteps = 6, MaxOperand = 300, MaxFactor = 12, MaxValue = 9_999 };

    /// <summary>2,000 problems over all difficulties.</summary>
    public static IReadOnlyList<ArithmeticProblem> Problems { get; } = ArithmeticGenerator.Train(
        new DataOptions { Difficulty = AllDifficulties, Problems = new ProblemCounts { Train = 2_000 } }, new Seed(7));

    /// <summary>Tom has 12 apples, + 7, − 5, × 3, ÷ 2.</summary>
    public static ArithmeticProblem Fixed { get; } = new(
        "0", "Tom has 12 apples", "Tom", "apples", 12,
        [
            new(ArithmeticOperation.Add, 7, 19),
            new(ArithmeticOperation.Subtract, 5, 14),
            new(ArithmeticOperation.Multiply, 3, 42),
            new(ArithmeticOperation.Divide, 2, 21),
        ]);

    /// <summary>A small data set's options.</summary>
    public static DataOptions Small { get; } = new()
    {
        Problems = new ProblemCounts { Train = 500, Test = 60 },
        Formats = Formats,
        TokenBudget = 60_000,
    };

    /// <summary>Results of the steps, computed anew from the start, the operations and the operands.</summary>
    public static IReadOnlyList<long> Replay(int start, IEnumerable<ProblemStep> steps)
    {
        var results = new List<long>();
        long value = start;
        foreach (var step in steps)
        {
            value = step.Operation switch
            {
                ArithmeticOperation.Add => value + step.Operand,
                ArithmeticOperation.Subtract => value - step.Operand,
                ArithmeticOperation.Multiply => value * step.Operand,
                _ => value / step.Operand,
            };
            results.Add(value);
        }

        return results;
    }
}
