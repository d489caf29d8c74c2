using System.Runtime.InteropServices;

namespace RLCollapse.HuggingFace;

/// <summary>A number format of tensors in files, each of which float32 holds exactly.</summary>
/// <param name="Name">As safetensors call it.</param>
/// <param name="Bytes">Of a number.</param>
/// <param name="Widen">Turns little-endian numbers into as many of float32.</param>
internal sealed record NumberFormat(string Name, int Bytes, NumberFormat.Widening Widen)
{
    /// <summary>Turns numbers as they lie in a file into float32.</summary>
    /// <param name="from">Bytes.</param>
    /// <param name="to">As many numbers.</param>
    public delegate void Widening(ReadOnlySpan<byte> from, Span<float> to);

    /// <summary>IEEE single precision.</summary>
    public static NumberFormat Float32 { get; } = new(
        SafeTensors.Float32, 4, (from, to) => MemoryMarshal.Cast<byte, float>(from).CopyTo(to));

    /// <summary>All that are read.</summary>
    public static IReadOnlyList<NumberFormat> All { get; } = [Float32, new("BF16", 2, OfBfloat16), new("F16", 2, OfFloat16)];

    private static void OfBfloat16(ReadOnlySpan<byte> from, Span<float> to)
    {
        var halves = MemoryMarshal.Cast<byte, ushort>(from);
        for (var i = 0; i < to.Length; i++) to[i] = BitConverter.UInt32BitsToSingle((uint)halves[i] << 16);
    }

    private static void OfFloat16(ReadOnlySpan<byte> from, Span<float> to)
    {
        var halves = MemoryMarshal.Cast<byte, Half>(from);
        for (var i = 0; i < to.Length; i++) to[i] = (float)halves[i];
    }
}
