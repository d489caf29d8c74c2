using System.Diagnostics;

namespace RLCollapse.Common;

/// <summary>Memory of this process as the kernel counts it, native tensors included.</summary>
public static class ProcessMemory
{
    private const string Status = "/proc/self/status";

    /// <summary>Largest resident size so far, in megabytes (10⁶ bytes).</summary>
    public static double PeakMegabytes => OperatingSystems.Here switch
    {
        SystemKind.Windows => Process.GetCurrentProcess().PeakWorkingSet64 / 1e6,
        SystemKind.MacOs => UnixCalls.PeakBytes(SystemKind.MacOs) / 1e6,
        _ => Field("VmHWM:"),
    };

    /// <summary>Resident size now, in megabytes (10⁶ bytes).</summary>
    public static double Megabytes => OperatingSystems.Here == SystemKind.Linux ? Field("VmRSS:") : Environment.WorkingSet / 1e6;

    private static double Field(string name)
    {
        var line = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal)) : null;
        return line is null ? Environment.WorkingSet / 1e6 : double.Parse(line[name.Length..].Replace("kB", "").Trim()) * 1024 / 1e6;
    }
}
