using System.Numerics;
using RLCollapse.Common;
using RLCollapse.Data.Tasks.Arithmetic.Interpreter;

namespace RLCollapse.Tests.Data.Tasks.Arithmetic.Interpreter;

public class BoundedArithmeticTests
{
    private const long Bound = 1_000_000_000_000_000;

    [Fact]
    public void AgreesWithUnboundedArithmetic()
    {
        var random = new Seed(3).Generator();
        for (var round = 0; round < 20_000; round++)
        {
            var code = random.Pick<OpCode>([OpCode.Add, OpCode.Subtract, OpCode.Multiply, OpCode.FloorDivide, OpCode.Modulo, OpCode.Power]);
            var a = Draw(random);
            var b = code == OpCode.Power ? random.NextInt(0, 60) : Draw(random);
            if (b == 0 && code is (OpCode.FloorDivide or OpCode.Modulo)) continue;
            var exact = Exact(code, a, b);
            var fault = BoundedArithmetic.Apply(code, a, b, Bound, out var result);
            if (BigInteger.Abs(exact) > Bound) Assert.Equal((ExecutionFault.Magnitude, 0), (fault, result));
            else Assert.Equal((ExecutionFault.None, (long)exact), (fault, result));
        }
    }

    [Theory]
    [InlineData(OpCode.Less, 1, 2, 1)]
    [InlineData(OpCode.Less, 2, 2, 0)]
    [InlineData(OpCode.LessOrEqual, 2, 2, 1)]
    [InlineData(OpCode.Greater, 2, 2, 0)]
    [InlineData(OpCode.GreaterOrEqual, 2, 2, 1)]
    [InlineData(OpCode.Equal, 2, 2, 1)]
    [InlineData(OpCode.NotEqual, 2, 2, 0)]
    public void ComparisonsGiveOneOrZero(OpCode code, long a, long b, long expected)
    {
        Assert.Equal(ExecutionFault.None, BoundedArithmetic.Apply(code, a, b, Bound, out var result));
        Assert.Equal(expected, result);
    }

    private static long Draw(SplitMix64 random)
    {
        var magnitude = random.NextInt(0, 15);
        var limit = (long)Math.Pow(10, magnitude);
        var value = (long)(random.NextDouble() * limit);
        return random.NextInt(0, 1) == 0 ? value : -value;
    }

    private static BigInteger Exact(OpCode code, BigInteger a, BigInteger b)
    {
        var modulo = b.IsZero ? 0 : ((a % b) + b) % b;
        return code switch
        {
            OpCode.Add => a + b,
            OpCode.Subtract => a - b,
            OpCode.Multiply => a * b,
            OpCode.FloorDivide => (a - modulo) / b,
            OpCode.Modulo => modulo,
            _ => BigInteger.Pow(a, (int)b),
        };
    }
}
