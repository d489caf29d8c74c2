namespace RLCollapse.Data.Tasks.Arithmetic.Interpreter;

/// <summary>Whole-number arithmetic with Python's meaning that ends in a fault where a result would be too large or none.</summary>
public static class BoundedArithmetic
{
    /// <summary>Applies an operator to two numbers.</summary>
    /// <param name="code">An operator, <see cref="OpCode.Add"/> … <see cref="OpCode.NotEqual"/>.</param>
    /// <param name="a">Left operand, within the bound.</param>
    /// <param name="b">Right operand, within the bound.</param>
    /// <param name="bound">Largest absolute value of a result, at most 10^18.</param>
    /// <param name="result">The result, or 0 after a fault.</param>
    public static ExecutionFault Apply(OpCode code, long a, long b, long bound, out long result)
    {
        result = 0;
        if (b == 0 && code is (OpCode.Divide or OpCode.FloorDivide or OpCode.Modulo)) return ExecutionFault.Arithmetic;
        if (code is OpCode.Divide && a % b != 0) return ExecutionFault.Arithmetic;
        if (code is OpCode.Power) return Power(a, b, bound, out result);
        Int128 exact = code switch
        {
            OpCode.Add => a + b,
            OpCode.Subtract => a - b,
            OpCode.Multiply => (Int128)a * b,
            OpCode.Divide => a / b,
            OpCode.FloorDivide => FloorDivide(a, b),
            OpCode.Modulo => a - (b * FloorDivide(a, b)),
            _ => Compare(code, a, b) ? 1 : 0,
        };
        if (Int128.Abs(exact) > bound) return ExecutionFault.Magnitude;
        result = (long)exact;
        return ExecutionFault.None;
    }

    private static long FloorDivide(long a, long b) => (a / b) - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);

    private static ExecutionFault Power(long value, long exponent, long bound, out long result)
    {
        result = 0;
        if (exponent < 0) return ExecutionFault.Arithmetic;
        if (value is 0 or 1 or -1)
        {
            result = exponent == 0 ? 1 : value == -1 && exponent % 2 == 0 ? 1 : value;
            return ExecutionFault.None;
        }

        Int128 product = 1;
        for (long i = 0; i < exponent; i++)
        {
            product *= value;
            if (Int128.Abs(product) > bound) return ExecutionFault.Magnitude;
        }

        result = (long)product;
        return ExecutionFault.None;
    }

    private static bool Compare(OpCode code, long a, long b) => code switch
    {
        OpCode.Less => a < b,
        OpCode.LessOrEqual => a <= b,
        OpCode.Greater => a > b,
        OpCode.GreaterOrEqual => a >= b,
        OpCode.Equal => a == b,
        _ => a != b,
    };
}
