namespace RLCollapse.Common;

/// <summary>Counter-based random numbers (Steele, Lea and Flood 2014): a few instructions a draw and the same on every machine.</summary>
/// <param name="state">The starting point.</param>
public sealed class SplitMix64(ulong state)
{
    private ulong _state = state;

    /// <summary>The next 64 bits.</summary>
    public ulong Next() => Seed.Mix(_state += 0x9E3779B97F4A7C15);

    /// <summary>A number in [0, 1) with 53 random bits.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number in [<paramref name="minimum"/>, <paramref name="maximum"/>], both included.</summary>
    public int NextInt(int minimum, int maximum)
    {
        var range = (ulong)((long)maximum - minimum + 1);
        return (int)(minimum + (long)Math.BigMul(Next(), range, out _));
    }

    /// <summary>One of the items, each as likely as another.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[NextInt(0, items.Count - 1)];

    /// <summary>Puts the items into a random order (Fisher–Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextInt(0, i);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
