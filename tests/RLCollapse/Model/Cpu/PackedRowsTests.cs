using RLCollapse.Model.Cpu;

namespace RLCollapse.Tests.Model.Cpu;

public sealed class PackedRowsTests
{
    private static readonly int[] Shared = [1, 2, 3];

    [Fact]
    public void A_prompt_of_several_rows_stands_once_and_last_tokens_are_left_out()
    {
        var packed = new PackedRows([Shared, [7], Shared], [[4, 5, 6], [8, 9], [10]]);
        Assert.Equal([1, 2, 3, 4, 5, 7, 8], packed.Ids);
        Assert.Equal([new(0, 3, null), new PackedSequence(3, 2, 0)], packed.Sequences.Take(2));
        Assert.Equal([2, 3, 4], Predictors(0, 3));
        Assert.Equal([5, 6], Predictors(1, 2));
        Assert.Equal([2], Predictors(2, 1));

        int[] Predictors(int row, int count) => [.. Enumerable.Range(0, count).Select(position => packed.Predictor(row, position))];
    }

    [Fact]
    public void Prompts_that_are_equal_and_not_one_array_are_not_shared()
    {
        var packed = new PackedRows([[1, 2], [1, 2]], [[3], [3]]);
        Assert.Equal([1, 2, 1, 2], packed.Ids);
    }
}
