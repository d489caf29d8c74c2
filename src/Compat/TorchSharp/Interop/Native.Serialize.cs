using System.Runtime.InteropServices;

namespace TorchSharp;

// Files. Native side: native/serialize.cpp.
internal static unsafe partial class Native
{
    [DllImport(Library)] internal static extern int ts_save(nint self, byte* path);
    [DllImport(Library)] internal static extern nint ts_load(byte* path);
}
