using System.Text;

namespace TorchSharp;

// Ops over several tensors.
public static unsafe partial class torch
{
    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0)
    {
        nint* handles = stackalloc nint[tensors.Length];
        for (int i = 0; i < tensors.Length; i++) handles[i] = tensors[i].Handle;
        nint result = Native.ts_cat(handles, tensors.Length, dim);
        foreach (Tensor tensor in tensors) GC.KeepAlive(tensor);
        return Op.Wrap(result);
    }

    public static Tensor cat(Tensor[] tensors, long dim = 0) => cat((ReadOnlySpan<Tensor>)tensors, dim);

    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => cat((ReadOnlySpan<Tensor>)AsArray(tensors), dim);

    public static Tensor concat(ReadOnlySpan<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    public static Tensor concat(Tensor[] tensors, long dim = 0) => cat(tensors, dim);

    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0)
    {
        Tensor[] list = tensors as Tensor[] ?? [.. tensors];
        nint result;
        fixed (nint* handles = Op.Handles(list)) result = Native.ts_stack(handles, list.Length, dim);
        GC.KeepAlive(list);
        return Op.Wrap(result);
    }

    /// <summary>Sums of products by Einstein's convention, e.g. <c>"bij,bjk->bik"</c>.</summary>
    public static Tensor einsum(string equation, params Tensor[] tensors)
    {
        byte[] text = Encoding.UTF8.GetBytes(equation + '\0');
        nint result;
        fixed (byte* p = text)
        fixed (nint* handles = Op.Handles(tensors))
            result = Native.ts_einsum(p, handles, tensors.Length);
        GC.KeepAlive(tensors);
        return Op.Wrap(result);
    }

    public static Tensor where(Tensor condition, Tensor x, Tensor y)
    {
        nint result = Native.ts_where(condition.Handle, x.Handle, y.Handle);
        GC.KeepAlive(condition);
        GC.KeepAlive(x);
        GC.KeepAlive(y);
        return Op.Wrap(result);
    }

    /// <summary>The indices where the condition holds, one tensor a dimension.</summary>
    public static Tensor[] where(Tensor condition)
    {
        nint* array;
        long count;
        Native.Check(Native.ts_where_nonzero(condition.Handle, &array, &count));
        GC.KeepAlive(condition);
        return Op.Take(array, count);
    }
}
