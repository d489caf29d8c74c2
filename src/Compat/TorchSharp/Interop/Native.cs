using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace TorchSharp;

/// <summary>Entry points of the C++ shim. Each op is one call; failures leave a message behind, see <see cref="Error"/>.</summary>
internal static unsafe partial class Native
{
    internal const string Library = "rlcollapse_torch";

    static Native() => NativeLibrary.SetDllImportResolver(typeof(Native).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (name != Library) return 0;
        string path = Path.Combine(AppContext.BaseDirectory, $"lib{Library}.so");
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (DllNotFoundException cause)
        {
            string remedy = File.Exists(path)
                ? "The libtorch it was built over is missing or has moved: install it (apt install libtorch-dev), or set LIBTORCH to its folder, and build again."
                : "Build the project again: the file comes from src/Compat/TorchSharp/native.";
            throw new DllNotFoundException($"Cannot load {path}. {remedy} ({Detail(cause, path)})", cause);
        }
    }

    /// <summary>The loader's own line, without the runtime's advice around it.</summary>
    private static string Detail(Exception cause, string path) =>
        cause.Message.Split('\n').LastOrDefault(line => line.Contains(": ") && !line.StartsWith("Unable", StringComparison.Ordinal), path).Trim();

    [DllImport(Library)] private static extern byte* ts_last_error();
    [DllImport(Library)] private static extern byte* ts_version();

    /// <summary>The exception for the failed call that this thread made last.</summary>
    internal static ExternalException Error() => new(LastMessage(), PendingException.Take());

    private static string LastMessage() => Marshal.PtrToStringUTF8((nint)ts_last_error()) ?? "unknown native error";

    internal static string Version => Marshal.PtrToStringUTF8((nint)ts_version()) ?? "";

    /// <summary>Throws when a call that reports success as 0 did not.</summary>
    internal static void Check(int status)
    {
        if (status != 0) throw Error();
    }
}
