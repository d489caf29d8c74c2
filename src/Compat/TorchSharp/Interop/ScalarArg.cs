using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>A number on its way to native code: <c>Kind</c> 0 holds the bits of a double, 1 an integer, 2 a bool.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct ScalarArg
{
    internal readonly long Bits;
    internal readonly int Kind;

    private ScalarArg(long bits, int kind) => (Bits, Kind) = (bits, kind);

    internal static ScalarArg Of(double value) => new(BitConverter.DoubleToInt64Bits(value), 0);

    internal static ScalarArg Of(long value) => new(value, 1);

    internal static ScalarArg Of(bool value) => new(value ? 1 : 0, 2);

    internal static ScalarArg One => new(1, 1);

    internal double AsDouble => Kind == 0 ? BitConverter.Int64BitsToDouble(Bits) : Bits;

    internal long AsLong => Kind == 0 ? (long)BitConverter.Int64BitsToDouble(Bits) : Bits;
}
