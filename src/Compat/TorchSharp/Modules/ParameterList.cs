using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>One native call for a whole list of parameters.</summary>
internal static unsafe class ParameterList
{
    internal static nint[] Handles(IEnumerable<Parameter> parameters, out List<Parameter> kept)
    {
        kept = [.. parameters];
        return Op.Handles(kept);
    }

    internal static void ZeroGradients(IEnumerable<Parameter> parameters, bool toNone)
    {
        nint[] handles = Handles(parameters, out List<Parameter> kept);
        fixed (nint* p = handles) Native.Check(Native.ts_zero_grads(p, handles.Length, toNone ? 1 : 0));
        GC.KeepAlive(kept);
    }
}
