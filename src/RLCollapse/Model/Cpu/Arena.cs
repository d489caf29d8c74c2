using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;

namespace RLCollapse.Model.Cpu;

/// <summary>
/// Working memory of a pass, taken from a pool and given back whole: floats are handed out one run behind another, each aligned to a
/// vector, and what stands in them is anything. Sizes are powers of two, so that a small pass does not hold what a large one needs; pages
/// that nobody touches take no memory, those that were touched stay with the pool.
/// </summary>
internal sealed unsafe class Arena : IDisposable
{
    private const long Vector = 16;
    private static readonly ConcurrentBag<Block>[] Pool = [.. Enumerable.Range(0, 48).Select(_ => new ConcurrentBag<Block>())];

    private readonly float* _start;
    private readonly long _room;
    private Block? _block;
    private long _used;

    private Arena(Block block, long room)
    {
        (_block, _room) = (block, room);
        _start = block.Start;
    }

    /// <summary>An arena with room for so many runs of so many floats in all.</summary>
    /// <param name="floats">Of all runs together.</param>
    /// <param name="runs">Number of them.</param>
    public static Arena Take(long floats, int runs)
    {
        var room = floats + ((runs + 1) * Vector); // kernels may read a vector behind the last run
        var sizeClass = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((ulong)room));
        return new(Pool[sizeClass].TryTake(out var block) ? block : new Block(sizeClass), room);
    }

    /// <summary>The next run.</summary>
    /// <exception cref="InvalidOperationException">More is asked for than was announced.</exception>
    public float* Floats(long count)
    {
        var at = _start + _used;
        _used += (count + Vector - 1) / Vector * Vector;
        return _used <= _room ? at : throw new InvalidOperationException($"An arena of {_room} floats is asked for {_used}.");
    }

    /// <summary>Gives the memory back to the pool; a second time is of no effect.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _block, null) is { } block) Pool[block.SizeClass].Add(block);
    }

    private sealed class Block(int sizeClass)
    {
        private const nuint Alignment = 64;

        public float* Start { get; } = (float*)NativeMemory.AlignedAlloc(((nuint)sizeof(float)) << sizeClass, Alignment);

        public int SizeClass => sizeClass;

        ~Block() => NativeMemory.AlignedFree(Start);
    }
}
