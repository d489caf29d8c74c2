using RLCollapse.Benchmarks;

namespace RLCollapse.Tests.Benchmarks;

public sealed class InterleavingTests
{
    [Fact]
    public void The_sides_take_turns_and_the_first_runs_do_not_count()
    {
        var calls = new List<string>();

        var (ours, peer) = Interleaving.Run(index => Call("A", index), index => Call("B", index), 2, 0.01, _ => 0.001);

        Assert.Equal(["A0", "B0", "A1", "B1"], calls[..4]);
        Assert.Equal(["A2", "A3", "A4", "A5", "A6"], ours);
        Assert.Equal(["B2", "B3", "B4", "B5", "B6"], peer!);
        Assert.Equal(calls, calls.OrderBy(call => call[1]).ThenBy(call => call[0]));

        string Call(string side, int index)
        {
            calls.Add($"{side}{index}");
            return calls[^1];
        }
    }

    [Theory]
    [InlineData(10.0, 3)]
    [InlineData(0.0, 12)]
    public void Short_work_is_repeated_up_to_four_times_as_often(double seconds, int runs) =>
        Assert.Equal(runs, Interleaving.Run(index => index, null, 3, 5, _ => seconds).Ours.Count);

    [Fact]
    public void Long_work_is_warmed_up_once()
    {
        var count = 0;

        Interleaving.Run(_ => count++, null, 3, 5, _ => 10);

        Assert.Equal(1 + 3, count);
    }
}
