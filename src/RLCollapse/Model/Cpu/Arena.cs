using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using RLCollapse.Kernels;

namespace RLCollapse.Model.Cpu;

/// <summary>
/// Working memory of a pass, taken from a pool and given back whole: floats are handed out one run behind another, each aligned to a
/// vector, and what stands in them is anything.
/// </summary>
internal sealed unsafe class Arena : IDisposable
{
    private const nuint Alignment = 64;
    private const long Vector = 16;
    private static readonly ConcurrentBag<Arena> Pool = [];

    private float* _start;
    private long _size;
    private long _used;

    private Arena()
    {
    }

    /// <summary>An arena with room for so many runs of so many floats in all.</summary>
    /// <param name="floats">Of all runs together.</param>
    /// <param name="runs">Number of them.</param>
    public static Arena Take(long floats, int runs)
    {
        if (!Pool.TryTake(out var arena)) arena = new Arena();
        arena.Ensure(floats + ((runs + 1) * Vector)); // kernels may read a vector behind the last run
        return arena;
    }

    /// <summary>The next run.</summary>
    /// <exception cref="InvalidOperationException">More is asked for than was announced.</exception>
    public float* Floats(long count)
    {
        var at = _start + _used;
        _used += (count + Vector - 1) / Vector * Vector;
        return _used <= _size ? at : throw new InvalidOperationException($"An arena of {_size} floats is asked for {_used}.");
    }

    /// <summary>Gives the memory back to the pool.</summary>
    public void Dispose()
    {
        _used = 0;
        Pool.Add(this);
    }

    private void Ensure(long floats)
    {
        _used = 0;
        if (floats <= _size) return;
        NativeMemory.AlignedFree(_start);
        _start = (float*)NativeMemory.AlignedAlloc((nuint)floats * sizeof(float), Alignment);
        _size = floats;
    }

    ~Arena() => NativeMemory.AlignedFree(_start);
}
