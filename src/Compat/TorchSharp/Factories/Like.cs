namespace TorchSharp;

// Tensors shaped like another.
public static partial class torch
{
    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Named(names, Native.ts_zeros_like(input.Handle, new OptionsArg(dtype, device, requires_grad)), input);

    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Named(names, Native.ts_ones_like(input.Handle, new OptionsArg(dtype, device, requires_grad)), input);

    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Named(names, Native.ts_empty_like(input.Handle, new OptionsArg(dtype, device, requires_grad)), input);

    public static Tensor full_like(Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Named(names, Native.ts_full_like(input.Handle, value.Arg, new OptionsArg(dtype, device, requires_grad)), input);

    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Named(null, Native.ts_rand_like(input.Handle, new OptionsArg(dtype, device, requires_grad)), input);

    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Named(null, Native.ts_randn_like(input.Handle, new OptionsArg(dtype, device, requires_grad)), input);

    private static Tensor Named(string[]? names, nint result, Tensor input)
    {
        GC.KeepAlive(input);
        Tensor tensor = Op.Wrap(result);
        RejectNames(names);
        return tensor;
    }
}
