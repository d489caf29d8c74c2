using RLCollapse.Common;

namespace RLCollapse.Data.Tasks.Arithmetic;

/// <summary>
/// Which steps <c>data.difficulty</c> allows: operands in their ranges, every value in 0 … maxValue, ÷ exact, and neither × nor
/// ÷ on zero things.
/// </summary>
public static class ArithmeticRules
{
    /// <summary>Takes one step.</summary>
    /// <returns>Whether the ranges allow it; if not, <paramref name="result"/> is 0.</returns>
    public static bool TryApply(
        ArithmeticOperation operation, int value, int operand, DifficultyOptions difficulty, out int result)
    {
        result = 0;
        if (operation is ArithmeticOperation.Divide && (operand == 0 || value % operand != 0)) return false;
        var (low, high) = OperandRange(operation, value, difficulty);
        if (operand < low || operand > high) return false;
        result = operation switch
        {
            ArithmeticOperation.Add => value + operand,
            ArithmeticOperation.Subtract => value - operand,
            ArithmeticOperation.Multiply => value * operand,
            _ => value / operand,
        };
        return true;
    }

    /// <summary>Draws an operand, each allowed one as likely as another, and takes the step.</summary>
    /// <returns>Whether any operand is allowed.</returns>
    public static bool TryDraw(
        ArithmeticOperation operation, int value, DifficultyOptions difficulty, SplitMix64 random, out ProblemStep step)
    {
        step = default;
        var (low, high) = OperandRange(operation, value, difficulty);
        if (low > high) return false;
        var operand = operation is ArithmeticOperation.Divide
            ? DrawDivisor(value, low, high, random)
            : random.NextInt(low, high);
        if (!TryApply(operation, value, operand, difficulty, out var result)) return false;
        step = new ProblemStep(operation, operand, result);
        return true;
    }

    /// <summary>Draws a whole plan.</summary>
    /// <returns>Whether it got as far as its number of steps; a dead end on the way is for the caller to draw again.</returns>
    public static bool TryDrawPlan(DifficultyOptions difficulty, SplitMix64 random, out ArithmeticPlan plan)
    {
        var value = random.NextInt(1, Math.Min(difficulty.MaxOperand, difficulty.MaxValue));
        var steps = new ProblemStep[random.NextInt(difficulty.MinSteps, difficulty.MaxSteps)];
        plan = new ArithmeticPlan(value, steps);
        for (var i = 0; i < steps.Length; i++)
        {
            if (!TryDrawStep(value, difficulty, random, out steps[i])) return false;
            value = steps[i].Result;
        }

        return true;
    }

    private static bool TryDrawStep(int value, DifficultyOptions difficulty, SplitMix64 random, out ProblemStep step)
    {
        var operations = difficulty.Operations;
        Span<ProblemStep> possible = stackalloc ProblemStep[operations.Count];
        var count = 0;
        for (var i = 0; i < operations.Count; i++)
        {
            if (TryDraw(operations[i], value, difficulty, random, out var candidate)) possible[count++] = candidate;
        }

        step = count == 0 ? default : possible[random.NextInt(0, count - 1)];
        return count > 0;
    }

    private static (int Low, int High) OperandRange(ArithmeticOperation operation, int value, DifficultyOptions difficulty) =>
        operation switch
        {
            ArithmeticOperation.Add => (1, Math.Min(difficulty.MaxOperand, difficulty.MaxValue - value)),
            ArithmeticOperation.Subtract => (1, Math.Min(difficulty.MaxOperand, value)),
            ArithmeticOperation.Multiply when value > 0 => (2, Math.Min(difficulty.MaxFactor, difficulty.MaxValue / value)),
            ArithmeticOperation.Divide when value > 0 => (2, Math.Min(difficulty.MaxFactor, value)),
            _ => (1, 0),
        };

    private static int DrawDivisor(int value, int low, int high, SplitMix64 random)
    {
        var count = 0;
        for (var d = low; d <= high; d++) count += value % d == 0 ? 1 : 0;
        if (count == 0) return 0;
        var wanted = random.NextInt(1, count);
        for (var d = low; ; d++)
        {
            if (value % d == 0 && --wanted == 0) return d;
        }
    }
}
