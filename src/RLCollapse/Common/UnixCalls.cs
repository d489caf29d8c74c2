using System.Runtime.InteropServices;

namespace RLCollapse.Common;

/// <summary>Functions of Unix's C library that .NET does not offer. Not for Windows.</summary>
public static partial class UnixCalls
{
    private const int ReadOnly = 0;
    private const int Self = 0;
    private const int LargestResidentSize = 4; // in words of 8 bytes, after two times of 16 bytes each
    private const int RusageWords = 18;

    /// <summary>Waits until the entries of a folder are on the disk. Does nothing where the file system cannot.</summary>
    public static void FlushFolder(string folder)
    {
        var descriptor = Open(folder, ReadOnly);
        if (descriptor < 0) return;
        _ = Flush(descriptor);
        _ = Close(descriptor);
    }

    /// <summary>Largest resident size of this process so far, in bytes.</summary>
    public static long PeakBytes(SystemKind system)
    {
        var usage = new long[RusageWords];
        return Usage(Self, usage) == 0 ? usage[LargestResidentSize] * OperatingSystems.ResidentUnit(system) : 0;
    }

    /// <summary>A text that macOS's kernel knows by name, or null.</summary>
    public static string? KernelText(string name)
    {
        var text = new byte[256];
        var length = (nuint)text.Length;
        return KernelValue(name, text, ref length, 0, 0) == 0
            ? System.Text.Encoding.UTF8.GetString(text, 0, (int)length).TrimEnd('\0')
            : null;
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Flush(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int Usage(int who, [Out] long[] usage);

    [LibraryImport("libc", EntryPoint = "sysctlbyname", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int KernelValue(string name, [Out] byte[] value, ref nuint length, nint newValue, nuint newLength);
}
