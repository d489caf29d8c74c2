using RLCollapse.Model.Cpu;

namespace RLCollapse.Tests.Model.Cpu;

public sealed unsafe class ArenaTests
{
    [Fact]
    public void Runs_do_not_overlap_and_begin_at_a_vector()
    {
        using var arena = Arena.Take(1 + 17 + 32, 3);
        var (first, second, third) = ((nint)arena.Floats(1), (nint)arena.Floats(17), (nint)arena.Floats(32));

        Assert.Equal((0, 0, 0), ((int)(first % 64), (int)(second % 64), (int)(third % 64)));
        Assert.True(second - first >= sizeof(float));
        Assert.True(third - second >= 17 * sizeof(float));
    }

    [Fact]
    public void More_than_was_announced_is_refused()
    {
        using var arena = Arena.Take(16, 1);
        var error = Assert.Throws<InvalidOperationException>(() => { arena.Floats(1_000); });
        Assert.Contains("is asked for", error.Message);
    }

    [Fact]
    public void An_arena_is_given_back_once_and_a_small_one_is_none_that_was_large()
    {
        var large = Arena.Take(5_000_000, 1);
        large.Dispose();
        large.Dispose();
        using Arena small = Arena.Take(100, 1), first = Arena.Take(5_000_000, 1), second = Arena.Take(5_000_000, 1);
        Assert.NotSame(large, small);
        Assert.NotSame(first, second);
    }
}
