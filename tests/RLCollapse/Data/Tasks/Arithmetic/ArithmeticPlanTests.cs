using RLCollapse.Data.Tasks.Arithmetic;

namespace RLCollapse.Tests.Data.Tasks.Arithmetic;

public class ArithmeticPlanTests
{
    private static readonly ArithmeticPlan Plan = new(12, Samples.Fixed.Steps);

    [Fact]
    public void Hash_is_the_same_in_every_process() => Assert.Equal("6c8a7b18701a92dd", Plan.Hash().Value.ToString("x16"));

    [Fact]
    public void Hash_depends_on_start_operations_and_operands_and_their_order()
    {
        ProblemStep[] steps = [.. Plan.Steps];
        ProblemStep[] otherOperation = [.. steps];
        otherOperation[0] = steps[0] with { Operation = ArithmeticOperation.Subtract };
        ProblemStep[] otherOperand = [.. steps];
        otherOperand[3] = steps[3] with { Operand = 3 };

        ulong[] hashes =
        [
            Plan.Hash().Value,
            new ArithmeticPlan(13, steps).Hash().Value,
            new ArithmeticPlan(12, otherOperation).Hash().Value,
            new ArithmeticPlan(12, otherOperand).Hash().Value,
            new ArithmeticPlan(12, [.. steps.Reverse()]).Hash().Value,
            new ArithmeticPlan(12, steps[..3]).Hash().Value,
        ];

        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    [Fact]
    public void One_in_eight_is_held_out()
    {
        var heldOut = 0;
        for (var start = 1; start <= 8_000; start++)
        {
            if (new ArithmeticPlan(start, [new(ArithmeticOperation.Add, 1, start + 1)]).IsHeldOut()) heldOut++;
        }

        Assert.InRange(heldOut, 880, 1_120);
    }
}
