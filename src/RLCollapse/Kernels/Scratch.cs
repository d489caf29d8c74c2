using System.Runtime.InteropServices;

namespace RLCollapse.Kernels;

/// <summary>Working memory of a thread, kept from call to call and aligned to a vector.</summary>
internal static unsafe class Scratch
{
    private const nuint Alignment = 64;

    [ThreadStatic]
    private static Buffer? _buffer;

    /// <summary>Room for so many floats; what stood there is gone, what stands there now is anything.</summary>
    public static float* Floats(long count)
    {
        var buffer = _buffer ??= new Buffer();
        buffer.Ensure(count);
        return buffer.Start;
    }

    private sealed class Buffer
    {
        private long _count;

        public float* Start { get; private set; }

        public void Ensure(long count)
        {
            if (count <= _count) return;
            Start = (float*)NativeMemory.AlignedRealloc(Start, (nuint)count * sizeof(float), Alignment);
            _count = count;
        }

        ~Buffer() => NativeMemory.AlignedFree(Start);
    }
}
