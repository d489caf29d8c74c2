namespace TorchSharp;

/// <summary>
/// The calling shapes of native ops. Arguments are kept alive until the call returns, and errors become exceptions.
/// </summary>
internal static unsafe class Op
{
    internal static torch.Tensor Wrap(nint handle) => handle != 0 ? new torch.Tensor(handle) : throw Native.Error();

    internal static nint HandleOf(torch.Tensor? tensor) => tensor is null ? 0 : tensor.Handle;

    internal static torch.Tensor Call(delegate*<nint, nint> op, torch.Tensor a)
    {
        nint result = op(a.Handle);
        GC.KeepAlive(a);
        return Wrap(result);
    }

    internal static torch.Tensor Call(delegate*<nint, nint, nint> op, torch.Tensor a, torch.Tensor b)
    {
        nint result = op(a.Handle, b.Handle);
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        return Wrap(result);
    }

    internal static torch.Tensor Call(delegate*<nint, nint, ScalarArg, nint> op, torch.Tensor a, torch.Tensor b, ScalarArg s)
    {
        nint result = op(a.Handle, b.Handle, s);
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        return Wrap(result);
    }

    internal static torch.Tensor Call(delegate*<nint, ScalarArg, nint> op, torch.Tensor a, ScalarArg s)
    {
        nint result = op(a.Handle, s);
        GC.KeepAlive(a);
        return Wrap(result);
    }

    internal static torch.Tensor Call(delegate*<nint, ScalarArg, ScalarArg, nint> op, torch.Tensor a, ScalarArg s, ScalarArg t)
    {
        nint result = op(a.Handle, s, t);
        GC.KeepAlive(a);
        return Wrap(result);
    }

    internal static torch.Tensor Call(delegate*<nint, long, nint> op, torch.Tensor a, long n)
    {
        nint result = op(a.Handle, n);
        GC.KeepAlive(a);
        return Wrap(result);
    }

    internal static torch.Tensor Call(delegate*<nint, long*, long, nint> op, torch.Tensor a, ReadOnlySpan<long> sizes)
    {
        fixed (long* p = sizes)
        {
            nint result = op(a.Handle, p, sizes.Length);
            GC.KeepAlive(a);
            return Wrap(result);
        }
    }

    internal static torch.Tensor InPlace(delegate*<nint, int> op, torch.Tensor a)
    {
        Native.Check(op(a.Handle));
        GC.KeepAlive(a);
        return a;
    }

    internal static torch.Tensor InPlace(delegate*<nint, nint, int> op, torch.Tensor a, torch.Tensor b)
    {
        Native.Check(op(a.Handle, b.Handle));
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        return a;
    }

    internal static torch.Tensor InPlace(delegate*<nint, nint, ScalarArg, int> op, torch.Tensor a, torch.Tensor b, ScalarArg s)
    {
        Native.Check(op(a.Handle, b.Handle, s));
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        return a;
    }

    internal static torch.Tensor InPlace(delegate*<nint, ScalarArg, int> op, torch.Tensor a, ScalarArg s)
    {
        Native.Check(op(a.Handle, s));
        GC.KeepAlive(a);
        return a;
    }

    internal static torch.Tensor InPlace(delegate*<nint, ScalarArg, ScalarArg, int> op, torch.Tensor a, ScalarArg s, ScalarArg t)
    {
        Native.Check(op(a.Handle, s, t));
        GC.KeepAlive(a);
        return a;
    }

    /// <summary>The handles of a list; keep the list alive until the call is over.</summary>
    internal static nint[] Handles(IReadOnlyList<torch.Tensor> tensors)
    {
        var handles = new nint[tensors.Count];
        for (int i = 0; i < handles.Length; i++) handles[i] = HandleOf(tensors[i]);
        return handles;
    }

    /// <summary>Takes over a native array of handles; undefined entries become null.</summary>
    internal static torch.Tensor[] Take(nint* array, long count)
    {
        var result = new torch.Tensor[count];
        for (long i = 0; i < count; i++) result[i] = array[i] == 0 ? null! : new torch.Tensor(array[i]);
        Native.ts_free_array(array);
        return result;
    }
}
