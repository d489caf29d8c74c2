using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;

namespace RLCollapse.Model.Cpu;

/// <summary>
/// Working memory of a pass, taken from a pool and given back whole: floats are handed out one run behind another, each aligned to a
/// vector, and what stands in them is anything. Sizes are powers of two, so that a small pass does not hold what a large one needs; pages
/// that nobody touches take no memory.
/// </summary>
internal sealed unsafe class Arena : IDisposable
{
    private const nuint Alignment = 64;
    private const long Vector = 16;
    private static readonly ConcurrentBag<Arena>[] Pool = [.. Enumerable.Range(0, 48).Select(_ => new ConcurrentBag<Arena>())];

    private readonly float* _start;
    private readonly int _class; // of sizes
    private long _room;
    private long _used;

    private Arena(int sizeClass)
    {
        _class = sizeClass;
        _start = (float*)NativeMemory.AlignedAlloc(((nuint)sizeof(float)) << sizeClass, Alignment);
    }

    /// <summary>An arena with room for so many runs of so many floats in all.</summary>
    /// <param name="floats">Of all runs together.</param>
    /// <param name="runs">Number of them.</param>
    public static Arena Take(long floats, int runs)
    {
        var room = floats + ((runs + 1) * Vector); // kernels may read a vector behind the last run
        var sizeClass = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((ulong)room));
        if (!Pool[sizeClass].TryTake(out var arena)) arena = new Arena(sizeClass);
        (arena._room, arena._used) = (room, 0);
        return arena;
    }

    /// <summary>The next run.</summary>
    /// <exception cref="InvalidOperationException">More is asked for than was announced.</exception>
    public float* Floats(long count)
    {
        var at = _start + _used;
        _used += (count + Vector - 1) / Vector * Vector;
        return _used <= _room ? at : throw new InvalidOperationException($"An arena of {_room} floats is asked for {_used}.");
    }

    /// <summary>Gives the memory back to the pool, once.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _room, 0) > 0) Pool[_class].Add(this);
    }

    ~Arena() => NativeMemory.AlignedFree(_start);
}
