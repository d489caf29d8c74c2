using System.Runtime.InteropServices;

namespace TorchSharp;

// Tensors from nothing. Native side: native/factories.cpp.
internal static unsafe partial class Native
{
    [DllImport(Library)] internal static extern nint ts_zeros(long* sizes, long dims, OptionsArg opt);
    [DllImport(Library)] internal static extern nint ts_ones(long* sizes, long dims, OptionsArg opt);
    [DllImport(Library)] internal static extern nint ts_empty(long* sizes, long dims, OptionsArg opt);
    [DllImport(Library)] internal static extern nint ts_zeros_like(nint self, OptionsArg opt);
    [DllImport(Library)] internal static extern nint ts_ones_like(nint self, OptionsArg opt);
    [DllImport(Library)] internal static extern nint ts_empty_like(nint self, OptionsArg opt);
    [DllImport(Library)] internal static extern nint ts_rand_like(nint self, OptionsArg opt);
    [DllImport(Library)] internal static extern nint ts_randn_like(nint self, OptionsArg opt);
    [DllImport(Library)] internal static extern nint ts_full(long* sizes, long dims, ScalarArg value, OptionsArg opt);
    [DllImport(Library)] internal static extern nint ts_full_like(nint self, ScalarArg value, OptionsArg opt);
    [DllImport(Library)] internal static extern nint ts_arange(ScalarArg start, ScalarArg stop, ScalarArg step, OptionsArg opt);
    [DllImport(Library)] internal static extern nint ts_linspace(double start, double stop, long steps, OptionsArg opt);
    [DllImport(Library)] internal static extern nint ts_eye(long rows, long columns, OptionsArg opt);
    [DllImport(Library)] internal static extern nint ts_rand(long* sizes, long dims, nint gen, OptionsArg opt);
    [DllImport(Library)] internal static extern nint ts_randn(long* sizes, long dims, nint gen, OptionsArg opt);
    [DllImport(Library)] internal static extern nint ts_randint(long low, long high, long* sizes, long dims, nint gen, OptionsArg opt);
    [DllImport(Library)] internal static extern nint ts_randperm(long n, nint gen, OptionsArg opt);
}
