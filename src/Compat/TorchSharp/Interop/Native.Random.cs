using System.Runtime.InteropServices;

namespace TorchSharp;

// Generators and draws. Native side: native/random.cpp.
internal static unsafe partial class Native
{
    [DllImport(Library)] internal static extern nint ts_generator_new(ulong seed, int device_type, int device_index);
    [DllImport(Library)] internal static extern nint ts_generator_default(int device_type, int device_index);
    [DllImport(Library)] internal static extern void ts_generator_dispose(nint self);
    [DllImport(Library)] internal static extern int ts_generator_seed(nint self, ulong seed);
    [DllImport(Library)] internal static extern int ts_generator_reseed(nint self, ulong* seed);
    [DllImport(Library)] internal static extern int ts_generator_current_seed(nint self, ulong* seed);
    [DllImport(Library)] internal static extern nint ts_generator_get_state(nint self);
    [DllImport(Library)] internal static extern int ts_generator_set_state(nint self, nint state);
    [DllImport(Library)] internal static extern int ts_manual_seed(ulong seed);
    [DllImport(Library)] internal static extern nint ts_multinomial(nint self, long count, int replacement, nint gen);
    [DllImport(Library)] internal static extern nint ts_bernoulli(nint self, nint gen);
    [DllImport(Library)] internal static extern int ts_bernoulli_(nint self, double p, nint gen);
    [DllImport(Library)] internal static extern int ts_normal_(nint self, double mean, double deviation, nint gen);
    [DllImport(Library)] internal static extern int ts_uniform_(nint self, double low, double high, nint gen);
    [DllImport(Library)] internal static extern int ts_exponential_(nint self, double rate, nint gen);
}
