using RLCollapse.Common;
using RLCollapse.Data.Tasks.Arithmetic;

namespace RLCollapse.Tests.Data.Tasks.Arithmetic;

public class ArithmeticRulesTests
{
    private static readonly DifficultyOptions Default = new();

    [Theory]
    [InlineData(ArithmeticOperation.Add, 79, 20, 99)]
    [InlineData(ArithmeticOperation.Subtract, 20, 20, 0)]
    [InlineData(ArithmeticOperation.Multiply, 33, 3, 99)]
    [InlineData(ArithmeticOperation.Divide, 99, 3, 33)]
    public void Steps_up_to_the_bounds_are_allowed(ArithmeticOperation operation, int value, int operand, int expected)
    {
        Assert.True(ArithmeticRules.TryApply(operation, value, operand, Default, out var result));
        Assert.Equal(expected, result);
    }

    [Theory]
    [InlineData(ArithmeticOperation.Add, 80, 20)]
    [InlineData(ArithmeticOperation.Add, 1, 21)]
    [InlineData(ArithmeticOperation.Add, 1, 0)]
    [InlineData(ArithmeticOperation.Subtract, 5, 6)]
    [InlineData(ArithmeticOperation.Subtract, 99, 21)]
    [InlineData(ArithmeticOperation.Multiply, 34, 3)]
    [InlineData(ArithmeticOperation.Multiply, 2, 4)]
    [InlineData(ArithmeticOperation.Multiply, 2, 1)]
    [InlineData(ArithmeticOperation.Multiply, 0, 2)]
    [InlineData(ArithmeticOperation.Divide, 7, 2)]
    [InlineData(ArithmeticOperation.Divide, 8, 4)]
    [InlineData(ArithmeticOperation.Divide, 0, 2)]
    [InlineData(ArithmeticOperation.Divide, 8, 0)]
    public void Steps_beyond_the_bounds_are_not(ArithmeticOperation operation, int value, int operand) =>
        Assert.False(ArithmeticRules.TryApply(operation, value, operand, Default, out _));

    [Fact]
    public void Every_divisor_is_drawn()
    {
        var difficulty = Default with { MaxFactor = 6 };
        var random = new Seed(1).Generator();
        var drawn = new HashSet<int>();
        for (var i = 0; i < 200; i++)
        {
            Assert.True(ArithmeticRules.TryDraw(ArithmeticOperation.Divide, 12, difficulty, random, out var step));
            drawn.Add(step.Operand);
        }

        Assert.Equal([2, 3, 4, 6], drawn.Order());
    }

    [Fact]
    public void Nothing_is_drawn_where_nothing_is_allowed()
    {
        var random = new Seed(1).Generator();
        Assert.False(ArithmeticRules.TryDraw(ArithmeticOperation.Divide, 7, Default, random, out _));
        Assert.False(ArithmeticRules.TryDraw(ArithmeticOperation.Add, 99, Default, random, out _));
        Assert.False(ArithmeticRules.TryDraw(ArithmeticOperation.Subtract, 0, Default, random, out _));
        Assert.False(ArithmeticRules.TryDraw(ArithmeticOperation.Multiply, 0, Default, random, out _));
    }
}
