using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace RLCollapse.Kernels;

/// <summary>The upper half of a float32: its exponent and the 8 leading bits of its number. NaN stays NaN.</summary>
internal readonly unsafe struct BFloat16 : IElement<BFloat16>
{
    // rounds to even: with the last kept bit added, it carries from half on where that bit is odd, from above half where even
    private const uint BelowHalf = 0x7FFF;
    private const uint NotANumber = 0x7FC0_0000;
    private readonly ushort _bits;

    private BFloat16(ushort bits)
    {
        _bits = bits;
    }

    /// <inheritdoc/>
    public static ScalarType Type => bfloat16;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(BFloat16* from) =>
        (Vector512.WidenLower(Vector256.Load((ushort*)from).ToVector512Unsafe()) << 16).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> x, BFloat16* to)
    {
        var bits = x.AsUInt32();
        var rounded = bits + Vector512.Create(BelowHalf) + ((bits >> 16) & Vector512<uint>.One);
        var upper = Vector512.ConditionalSelect(Vector512.Equals(x, x).AsUInt32(), rounded, Vector512.Create(NotANumber)) >> 16;
        Vector256.Narrow(upper.GetLower(), upper.GetUpper()).Store((ushort*)to);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadEight(BFloat16* from) =>
        (Vector256.WidenLower(Vector128.Load((ushort*)from).ToVector256Unsafe()) << 16).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreEight(Vector256<float> x, BFloat16* to)
    {
        var bits = x.AsUInt32();
        var rounded = bits + Vector256.Create(BelowHalf) + ((bits >> 16) & Vector256<uint>.One);
        var upper = Vector256.ConditionalSelect(Vector256.Equals(x, x).AsUInt32(), rounded, Vector256.Create(NotANumber)) >> 16;
        Vector128.Narrow(upper.GetLower(), upper.GetUpper()).Store((ushort*)to);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Widen(BFloat16 x) => BitConverter.UInt32BitsToSingle((uint)x._bits << 16);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BFloat16 Round(float x)
    {
        var bits = BitConverter.SingleToUInt32Bits(x);
        var rounded = float.IsNaN(x) ? NotANumber : bits + BelowHalf + ((bits >> 16) & 1);
        return new((ushort)(rounded >> 16));
    }
}
