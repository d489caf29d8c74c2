namespace TorchSharp;

/// <summary>Numbers to scalars and back.</summary>
public static class ScalarExtensionMethods
{
    public static Scalar ToScalar(this byte value) => value;

    public static Scalar ToScalar(this sbyte value) => value;

    public static Scalar ToScalar(this short value) => value;

    public static Scalar ToScalar(this int value) => value;

    public static Scalar ToScalar(this long value) => value;

    public static Scalar ToScalar(this Half value) => value;

    public static Scalar ToScalar(this float value) => value;

    public static Scalar ToScalar(this double value) => value;

    public static Scalar ToScalar(this bool value) => value;

    public static Scalar ToBFloat16Scalar(this float value) => Scalar.Of(value, torch.ScalarType.BFloat16);

    public static Half ToHalf(this Scalar value) => (Half)value.Arg.AsDouble;

    public static float ToSingle(this Scalar value) => (float)value.Arg.AsDouble;

    public static double ToDouble(this Scalar value) => value.Arg.AsDouble;

    public static sbyte ToSByte(this Scalar value) => (sbyte)value.Arg.AsLong;

    public static byte ToByte(this Scalar value) => (byte)value.Arg.AsLong;

    public static short ToInt16(this Scalar value) => (short)value.Arg.AsLong;

    public static int ToInt32(this Scalar value) => (int)value.Arg.AsLong;

    public static long ToInt64(this Scalar value) => value.Arg.AsLong;

    public static bool ToBoolean(this Scalar value) => value.Arg.AsDouble != 0;
}
