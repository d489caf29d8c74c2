namespace TorchSharp;

// Tensors from managed numbers and arrays; the data is copied.
public static unsafe partial class torch
{
    public static Tensor tensor(float scalar, Device? device = null, bool requires_grad = false) =>
        From<float>([scalar], [], null, device, requires_grad, null);

    public static Tensor tensor(double scalar, Device? device = null, bool requires_grad = false) =>
        From<double>([scalar], [], null, device, requires_grad, null);

    public static Tensor tensor(long scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        From<long>([scalar], [], dtype, device, requires_grad, null);

    public static Tensor tensor(int scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        From<int>([scalar], [], dtype, device, requires_grad, null);

    public static Tensor tensor(short scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        From<short>([scalar], [], dtype, device, requires_grad, null);

    public static Tensor tensor(byte scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        From<byte>([scalar], [], dtype, device, requires_grad, null);

    public static Tensor tensor(sbyte scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        From<sbyte>([scalar], [], dtype, device, requires_grad, null);

    public static Tensor tensor(bool scalar, Device? device = null, bool requires_grad = false) =>
        From<bool>([scalar], [], null, device, requires_grad, null);

    public static Tensor tensor(Half scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        From<Half>([scalar], [], dtype, device, requires_grad, null);
}
