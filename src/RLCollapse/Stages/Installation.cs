using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RLCollapse.Common;
using RLCollapse.Model;
using static TorchSharp.torch;

namespace RLCollapse.Stages;

/// <summary>What this program is and stands on.</summary>
public static class Installation
{
    /// <summary>Of the program.</summary>
    public static string Version => Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "";

    /// <summary>The hash that it was started from; null where it is in no checkout.</summary>
    public static string? Commit => Stages.Commit.Id;

    /// <summary>Whether the checkout differed from it; null where that is not known.</summary>
    public static bool? HasUncommittedChanges => Stages.Commit.HasUncommittedChanges;

    /// <summary>Version of libtorch, which need not be loaded for that.</summary>
    public static string Libtorch => __version__;

    /// <summary>Version of TorchSharp.</summary>
    public static string TorchSharp => typeof(Tensor).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>Name and version of .NET.</summary>
    public static string DotNet => RuntimeInformation.FrameworkDescription;

    /// <summary>Width of the vectors that products are made with.</summary>
    public static int VectorBits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <summary>Loads libtorch.</summary>
    /// <returns>CUDA devices that it finds.</returns>
    /// <exception cref="UserErrorException">It cannot be loaded; the message says what to do.</exception>
    public static int LoadLibtorch()
    {
        NativeLibraries.Load();
        return cuda.device_count();
    }
}
