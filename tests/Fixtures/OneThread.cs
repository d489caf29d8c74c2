using System.Runtime.CompilerServices;
using TorchSharp;

namespace RLCollapse.Tests.Fixtures;

/// <summary>
/// One thread a test: many run at a time, and tests that ask for the same bits need the same number of threads throughout.
/// </summary>
internal static class OneThread
{
    [ModuleInitializer]
    internal static void Set() => torch.set_num_threads(1);
}
