namespace RLCollapse.Common;

/// <summary>
/// A point in the tree of random streams of a run: (run seed, stage, step, prompt, sample, …). Deriving is a fixed hash
/// (SplitMix64's finaliser, FNV-1a for names), so it is the same in every process and needs no state in a checkpoint.
/// </summary>
/// <param name="Value">The 64 bits of this point.</param>
public readonly record struct Seed(ulong Value)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>The child of this point named by a word.</summary>
    public Seed Derive(string name)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var c in name) hash = (hash ^ c) * 0x100000001B3;
        return Derive(unchecked((long)hash));
    }

    /// <summary>The child of this point with a number.</summary>
    public Seed Derive(long number) => new(Mix(Value + Golden + Mix(unchecked((ulong)number) + Golden)));

    /// <summary>A generator that starts here.</summary>
    public SplitMix64 Generator() => new(Value);

    internal static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
