using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>Conversions of one-element tensors, and tensors in streams.</summary>
public static unsafe partial class TensorExtensionMethods
{
    public static float ToSingle(this torch.Tensor value) => (float)Item(value).Real;

    public static double ToDouble(this torch.Tensor value) => Item(value).Real;

    public static Half ToHalf(this torch.Tensor value) => (Half)Item(value).Real;

    public static sbyte ToSByte(this torch.Tensor value) => (sbyte)Item(value).Integer;

    public static byte ToByte(this torch.Tensor value) => (byte)Item(value).Integer;

    public static short ToInt16(this torch.Tensor value) => (short)Item(value).Integer;

    public static int ToInt32(this torch.Tensor value) => (int)Item(value).Integer;

    public static long ToInt64(this torch.Tensor value) => Item(value).Integer;

    public static bool ToBoolean(this torch.Tensor value) => Item(value).Real != 0;

    public static Parameter AsParameter(this torch.Tensor tensor) => new(tensor);

    public static int ElementSize(this torch.ScalarType type) => type switch
    {
        torch.ScalarType.Byte or torch.ScalarType.Int8 or torch.ScalarType.Bool => 1,
        torch.ScalarType.Int16 or torch.ScalarType.Float16 or torch.ScalarType.BFloat16 => 2,
        torch.ScalarType.Int32 or torch.ScalarType.Float32 => 4,
        torch.ScalarType.Int64 or torch.ScalarType.Float64 or torch.ScalarType.ComplexFloat32 => 8,
        _ => 16,
    };

    public static long TotalSize(this IEnumerable<long> shape) => shape.Aggregate(1L, (product, n) => product * n);

    public static torch.Tensor ToTensor<T>(this T scalar, torch.Device? device = null, bool requires_grad = false) where T : struct => scalar switch
    {
        float v => torch.tensor(v, device: device, requires_grad: requires_grad),
        double v => torch.tensor(v, device: device, requires_grad: requires_grad),
        long v => torch.tensor(v, device: device, requires_grad: requires_grad),
        int v => torch.tensor(v, device: device, requires_grad: requires_grad),
        bool v => torch.tensor(v, device: device, requires_grad: requires_grad),
        _ => throw new NotSupportedException($"{typeof(T).Name} is not an element type of tensors."),
    };

    internal static (double Real, long Integer) Item(torch.Tensor value)
    {
        double real;
        long integer;
        Native.Check(Native.ts_item(value.Handle, &real, &integer));
        GC.KeepAlive(value);
        return (real, integer);
    }
}
