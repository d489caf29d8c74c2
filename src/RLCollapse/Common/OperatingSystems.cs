using System.Runtime.InteropServices;

namespace RLCollapse.Common;

/// <summary>
/// What differs between operating systems: each decision is a function of the system, so that all of them are tested on any.
/// Numbers are those that .NET puts into <see cref="Exception.HResult"/>: on Unix errno, on Windows 0x8007 and the error's code.
/// </summary>
public static class OperatingSystems
{
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int NoSpace = 28;
    private const int LinuxOverQuota = 122;
    private const int MacOverQuota = 69;
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsAccessDenied = unchecked((int)0x80070005);
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int WindowsLockViolation = unchecked((int)0x80070021);
    private const int WindowsUserMappedFile = unchecked((int)0x800704C8);

    /// <summary>The system of this process.</summary>
    public static SystemKind Here { get; } =
        OperatingSystem.IsWindows() ? SystemKind.Windows : OperatingSystem.IsMacOS() ? SystemKind.MacOs : SystemKind.Linux;

    /// <summary>Whether opening a file has failed because another process holds it.</summary>
    public static bool IsHeldElsewhere(int hResult, SystemKind system) => system switch
    {
        SystemKind.Windows => hResult is WindowsSharingViolation or WindowsLockViolation,
        SystemKind.MacOs => hResult == MacWouldBlock,
        _ => hResult == LinuxWouldBlock,
    };

    /// <summary>Whether a write has failed because there is no room left, on the disk or in the user's quota.</summary>
    public static bool IsDiskFull(int hResult, SystemKind system) => system switch
    {
        SystemKind.Windows => hResult is WindowsDiskFull or WindowsHandleDiskFull,
        SystemKind.MacOs => hResult is NoSpace or MacOverQuota,
        _ => hResult is NoSpace or LinuxOverQuota,
    };

    /// <summary>
    /// Whether a rename that has failed may succeed a moment later: on Windows it fails while a reader or a virus scanner has the target
    /// open.
    /// </summary>
    public static bool MayPass(int hResult, SystemKind system) => system == SystemKind.Windows
        && hResult is WindowsAccessDenied or WindowsSharingViolation or WindowsLockViolation or WindowsUserMappedFile;

    /// <summary>Whether a rename is on the disk only once the folder has been flushed, too.</summary>
    public static bool FlushesFolders(SystemKind system) => system != SystemKind.Windows;

    /// <summary>
    /// Signals that ask for a checkpoint; on Windows Ctrl-C, the end of the session, Ctrl-Break and the closing of the window.
    /// </summary>
    public static IReadOnlyList<PosixSignal> StopSignals(SystemKind system) => system == SystemKind.Windows
        ? [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT, PosixSignal.SIGHUP]
        : [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    /// <summary>Whether the system ends the process once the signal's handler returns, whatever that says.</summary>
    public static bool EndsOnReturn(PosixSignal signal, SystemKind system) =>
        system == SystemKind.Windows && signal is PosixSignal.SIGTERM or PosixSignal.SIGHUP;

    /// <summary>How the names of files compare.</summary>
    public static StringComparer FileNames(SystemKind system) =>
        system == SystemKind.Linux ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    /// <summary>Bytes in a unit of the resident size that <c>getrusage</c> tells.</summary>
    public static int ResidentUnit(SystemKind system) => system == SystemKind.MacOs ? 1 : 1024;
}
