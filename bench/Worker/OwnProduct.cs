using System.Runtime.InteropServices;
using RLCollapse.Kernels;
using RLCollapse.Model.Cpu;

namespace RLCollapse.Benchmarks.Worker;

/// <summary>
/// The CPU runtime's product of random numbers, as its passes take it: rows a chunk at a time, the weight in panels beforehand. Its memory
/// is the process's.
/// </summary>
/// <param name="shape">N, K and M.</param>
internal sealed unsafe class OwnProduct<V>(int[] shape) : IProduct where V : unmanaged, ILanes<V>
{
    private const nuint Alignment = 64;
    private const int Vector = 16; // kernels may read one behind the last row

    private readonly int _leftRow = Sizes.Row(shape[1]);
    private readonly int _resultRow = Sizes.Row(shape[2]);
    private readonly float* _left = Random((long)shape[0] * Sizes.Row(shape[1]));
    private readonly float* _panels = Random((long)shape[1] * Sizes.Padded(shape[2]));
    private readonly float* _result = Random((long)shape[0] * Sizes.Row(shape[2]));

    /// <inheritdoc/>
    public void Compute()
    {
        for (var row = 0; row < shape[0]; row += Block<V>.Chunk)
        {
            Product<V>.Of(_left + ((nint)row * _leftRow), _leftRow, _panels, Math.Min(Block<V>.Chunk, shape[0] - row), shape[1],
                Sizes.Padded(shape[2]), null, 0, _result + ((nint)row * _resultRow), _resultRow);
        }
    }

    private static float* Random(long count)
    {
        var random = new Random(0);
        var numbers = (float*)NativeMemory.AlignedAlloc((nuint)(count + Vector) * sizeof(float), Alignment);
        for (var i = 0L; i < count; i++) numbers[i] = random.NextSingle();
        return numbers;
    }
}
