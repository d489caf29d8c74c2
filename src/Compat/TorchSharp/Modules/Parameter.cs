namespace TorchSharp.Modules;

/// <summary>A tensor that a module learns.</summary>
public class Parameter : torch.Tensor
{
    /// <summary>A parameter in the place of <paramref name="data"/>, which becomes empty: its memory and its dispose scope.</summary>
    public Parameter(torch.Tensor data, bool requires_grad = true) : base(Share(data, requires_grad))
    {
        if (data.OwningDisposeScope is { } scope) MoveToOtherDisposeScope(scope);
        else DetachFromDisposeScope();
        data.Dispose();
    }

    private static nint Share(torch.Tensor data, bool requires_grad)
    {
        bool leaf = data.is_leaf;
        if (leaf) data.requires_grad = requires_grad;
        nint handle = leaf ? Native.ts_share(data.Handle) : Native.ts_detach(data.Handle);
        GC.KeepAlive(data);
        if (!leaf && handle != 0) Native.Check(Native.ts_set_requires_grad(handle, requires_grad ? 1 : 0));
        return handle != 0 ? handle : throw Native.Error();
    }
}
