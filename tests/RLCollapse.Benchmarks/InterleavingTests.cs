using RLCollapse.Benchmarks;

namespace RLCollapse.Tests.Benchmarks;

public sealed class InterleavingTests
{
    [Fact]
    public void The_sides_take_turns_and_the_first_runs_do_not_count()
    {
        var calls = new List<string>();

        var runs = Interleaving.Run([Side("A"), Side("B"), Side("C")], 2, 0.0145, _ => 0.001);

        Assert.Equal(["A0", "B0", "C0", "A1", "B1", "C1"], calls[..6]);
        Assert.Equal(["A2", "A3", "A4", "A5", "A6"], runs[0]);
        Assert.Equal(["B2", "B3", "B4", "B5", "B6"], runs[1]);
        Assert.Equal(["C2", "C3", "C4", "C5", "C6"], runs[2]);
        Assert.Equal(calls, calls.OrderBy(call => call[1]).ThenBy(call => call[0]));

        Func<int, string> Side(string name) => index =>
        {
            calls.Add($"{name}{index}");
            return calls[^1];
        };
    }

    [Theory]
    [InlineData(10.0, 3)]
    [InlineData(0.0, 12)]
    public void Short_work_is_repeated_up_to_four_times_as_often(double seconds, int runs) =>
        Assert.Equal(runs, Interleaving.Run([index => index], 3, 5, _ => seconds)[0].Count);

    [Fact]
    public void Long_work_is_warmed_up_once()
    {
        var count = 0;

        Interleaving.Run([_ => count++], 3, 5, _ => 10);

        Assert.Equal(1 + 3, count);
    }
}
