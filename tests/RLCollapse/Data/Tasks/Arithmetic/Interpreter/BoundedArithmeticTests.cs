using System.Numerics;
using RLCollapse.Common;
using RLCollapse.Data.Tasks.Arithmetic.Interpreter;

namespace RLCollapse.Tests.Data.Tasks.Arithmetic.Interpreter;

public class BoundedArithmeticTests
{
    [Fact]
    public void Agrees_with_unbounded_arithmetic()
    {
        var random = new Seed(3).Generator();
        for (var round = 0; round < 20_000; round++)
        {
            var sign = random.Pick<char>(['+', '-', '*', '/']);
            var (a, b) = (Draw(random), Draw(random));
            if (b == 0 && sign == '/') continue;
            var exact = Exact(sign, a, b);
            var isBounded = BigInteger.Abs(exact) <= BoundedArithmetic.Bound;
            Assert.Equal(isBounded, BoundedArithmetic.TryApply(sign, a, b, out var result));
            Assert.Equal(isBounded ? (long)exact : 0, result);
        }
    }

    [Fact]
    public void The_bound_itself_is_allowed()
    {
        Assert.True(BoundedArithmetic.TryApply('+', BoundedArithmetic.Bound - 1, 1, out _));
        Assert.False(BoundedArithmetic.TryApply('+', BoundedArithmetic.Bound, 1, out _));
    }

    [Fact]
    public void Nothing_is_divided_by_zero() => Assert.False(BoundedArithmetic.TryApply('/', 1, 0, out _));

    private static long Draw(SplitMix64 random)
    {
        var magnitude = random.NextInt(0, 15);
        var limit = (long)Math.Pow(10, magnitude);
        var value = (long)(random.NextDouble() * limit);
        return random.NextInt(0, 1) == 0 ? value : -value;
    }

    private static BigInteger Exact(char sign, BigInteger a, BigInteger b) => sign switch
    {
        '+' => a + b,
        '-' => a - b,
        '*' => a * b,
        _ => (a - (((a % b) + b) % b)) / b,
    };
}
