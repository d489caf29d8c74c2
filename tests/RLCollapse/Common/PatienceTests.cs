using RLCollapse.Common;

namespace RLCollapse.Tests.Common;

public sealed class PatienceTests
{
    [Fact]
    public void A_failure_that_passes_is_waited_out_with_growing_pauses()
    {
        var (tries, waits) = (0, new List<double>());
        Patience.Do(() => Fail(++tries < 4), _ => true, pause => waits.Add(pause.TotalMilliseconds));
        Assert.Equal(4, tries);
        Assert.Equal([10, 20, 40], waits);
    }

    [Fact]
    public void One_that_stays_is_thrown_after_1270_milliseconds()
    {
        var (tries, waited) = (0, TimeSpan.Zero);
        Assert.Throws<IOException>(() => Patience.Do(() => Fail(++tries > 0), _ => true, pause => waited += pause));
        Assert.Equal((8, 1270), (tries, waited.TotalMilliseconds));
    }

    [Fact]
    public void Any_other_failure_is_thrown_at_once()
    {
        var tries = 0;
        Assert.Throws<IOException>(() => Patience.Do(() => Fail(++tries > 0), _ => false, _ => Assert.Fail("waited")));
        Assert.Equal(1, tries);
    }

    private static void Fail(bool fails)
    {
        if (fails) throw new IOException("in use");
    }
}
