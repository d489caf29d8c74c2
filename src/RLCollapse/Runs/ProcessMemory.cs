namespace RLCollapse.Runs;

/// <summary>Memory of this process as the kernel counts it, native tensors included.</summary>
public static class ProcessMemory
{
    /// <summary>Largest resident size so far, in megabytes (10⁶ bytes).</summary>
    public static double PeakMegabytes => Field("VmHWM:");

    /// <summary>Resident size now, in megabytes (10⁶ bytes).</summary>
    public static double Megabytes => Field("VmRSS:");

    private static double Field(string name)
    {
        if (!File.Exists("/proc/self/status")) return Environment.WorkingSet / 1e6;
        var line = File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal));
        return line is null ? Environment.WorkingSet / 1e6 : double.Parse(line[name.Length..].Replace("kB", "").Trim()) * 1024 / 1e6;
    }
}
