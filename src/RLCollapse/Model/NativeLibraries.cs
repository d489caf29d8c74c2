using System.Runtime.InteropServices;
using RLCollapse.Common;
using TorchSharp;

namespace RLCollapse.Model;

/// <summary>
/// Loads libtorch and TorchSharp's native library, before TorchSharp itself does: where one cannot be loaded, TorchSharp
/// copies all of libtorch beside the program, tries again and does not tell what the system's loader said.
/// </summary>
public static class NativeLibraries
{
    private static readonly string[] Names = ["torch_cpu", "LibTorchSharp"]; // the second needs the first

    /// <summary>Loads both; a second call does nothing.</summary>
    /// <exception cref="UserErrorException">One cannot be loaded; the message says what to do.</exception>
    public static void Load()
    {
        foreach (var name in Names)
        {
            try
            {
                NativeLibrary.Load(name, typeof(torch).Assembly, null);
            }
            catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
            {
                throw new UserErrorException(NativeLibraryMessage.Of(name, error.Message), error);
            }
        }
    }
}
