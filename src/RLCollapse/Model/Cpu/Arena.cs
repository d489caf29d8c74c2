using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace RLCollapse.Model.Cpu;

/// <summary>
/// Working memory of a pass, taken from a pool and given back whole: floats are handed out one run behind another, each aligned to a
/// vector, and what stands in them is anything.
/// </summary>
internal sealed unsafe class Arena : IDisposable
{
    private const nuint Alignment = 64;
    private const long Vector = 16;
    private static readonly ConcurrentBag<Block> Pool = [];

    private Block? _block;
    private long _used;

    private Arena(Block block) => _block = block;

    /// <summary>An arena with room for so many runs of so many floats in all.</summary>
    /// <param name="floats">Of all runs together.</param>
    /// <param name="runs">Number of them.</param>
    public static Arena Take(long floats, int runs)
    {
        if (!Pool.TryTake(out var block)) block = new Block();
        block.Ensure(floats + ((runs + 1) * Vector)); // kernels may read a vector behind the last run
        return new(block);
    }

    /// <summary>The next run.</summary>
    /// <exception cref="InvalidOperationException">More is asked for than was announced.</exception>
    public float* Floats(long count)
    {
        ObjectDisposedException.ThrowIf(_block is null, this);
        var at = _block.Start + _used;
        _used += (count + Vector - 1) / Vector * Vector;
        return _used <= _block.Size ? at : throw new InvalidOperationException($"An arena of {_block.Size} floats is asked for {_used}.");
    }

    /// <summary>Gives the memory back to the pool, once.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _block, null) is { } block) Pool.Add(block);
    }

    /// <summary>Memory that goes from arena to arena.</summary>
    private sealed class Block
    {
        public float* Start { get; private set; }

        public long Size { get; private set; }

        public void Ensure(long floats)
        {
            if (floats <= Size) return;
            NativeMemory.AlignedFree(Start);
            Start = (float*)NativeMemory.AlignedAlloc((nuint)floats * sizeof(float), Alignment);
            Size = floats;
        }

        ~Block() => NativeMemory.AlignedFree(Start);
    }
}
