using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>One entry of an index expression on its way to native code.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct IndexArg
{
    internal const long None = 0, Ellipsis = 1, Integer = 2, Bool = 3, Slice = 4, Tensor = 5;

    internal long Kind;
    internal long A;
    internal long B;
    internal long C;
    internal nint Handle;
}
