namespace TorchSharp;

/// <summary>A number of any element type. Purely managed here: there is nothing to dispose of.</summary>
public sealed class Scalar : IDisposable
{
    internal ScalarArg Arg { get; }

    public torch.ScalarType Type { get; }

    private Scalar(ScalarArg arg, torch.ScalarType type) => (Arg, Type) = (arg, type);

    internal static Scalar Of(double value, torch.ScalarType type) => new(ScalarArg.Of(value), type);

    public static implicit operator Scalar(byte value) => new(ScalarArg.Of((long)value), torch.ScalarType.Byte);

    public static implicit operator Scalar(sbyte value) => new(ScalarArg.Of((long)value), torch.ScalarType.Int8);

    public static implicit operator Scalar(short value) => new(ScalarArg.Of((long)value), torch.ScalarType.Int16);

    public static implicit operator Scalar(int value) => new(ScalarArg.Of((long)value), torch.ScalarType.Int32);

    public static implicit operator Scalar(long value) => new(ScalarArg.Of(value), torch.ScalarType.Int64);

    public static implicit operator Scalar(Half value) => new(ScalarArg.Of((double)value), torch.ScalarType.Float16);

    public static implicit operator Scalar(float value) => new(ScalarArg.Of((double)value), torch.ScalarType.Float32);

    public static implicit operator Scalar(double value) => new(ScalarArg.Of(value), torch.ScalarType.Float64);

    public static implicit operator Scalar(bool value) => new(ScalarArg.Of(value), torch.ScalarType.Bool);

    public void Dispose()
    {
    }
}
