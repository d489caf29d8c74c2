namespace RLCollapse.Data.Tasks.Arithmetic.Interpreter;

/// <summary>Whole-number arithmetic with Python's meaning, refused where a result would be too large or none.</summary>
public static class BoundedArithmetic
{
    /// <summary>Largest absolute value of a number: 10^15.</summary>
    public const long Bound = 1_000_000_000_000_000;

    /// <summary>Applies an operator to two numbers.</summary>
    /// <param name="sign">'+', '-', '*', or '/' for a division rounded down.</param>
    /// <param name="a">Left operand, within the bound.</param>
    /// <param name="b">Right operand, within the bound.</param>
    /// <param name="result">The result, or 0 if there is none.</param>
    /// <returns>Whether there is one within the bound.</returns>
    public static bool TryApply(char sign, long a, long b, out long result)
    {
        result = 0;
        if (sign == '/' && b == 0) return false;
        Int128 exact = sign switch
        {
            '+' => a + b,
            '-' => a - b,
            '*' => (Int128)a * b,
            _ => FloorDivide(a, b),
        };
        if (Int128.Abs(exact) > Bound) return false;
        result = (long)exact;
        return true;
    }

    private static long FloorDivide(long a, long b) => (a / b) - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}
