using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace RLCollapse.Common;

/// <summary>The processor: on Linux as the kernel lists it, elsewhere as it says of itself.</summary>
public static class Processor
{
    private const string CpuInfo = "/proc/cpuinfo";
    private const int LargestLeaf = unchecked((int)0x80000000);
    private const int BrandLeaf = LargestLeaf + 2; // and the two that follow
    private const int FeatureLeaf = 7;
    private const int Bfloat16Bit = 5; // of EAX in subleaf 1

    private static readonly IReadOnlyList<string> Listed = OperatingSystems.Here == SystemKind.Linux && File.Exists(CpuInfo)
        ? [.. File.ReadLines(CpuInfo)] : [];

    /// <summary>Model name, such as <c>AMD EPYC 9R14</c>.</summary>
    public static string Name { get; } =
        Field(Listed, "model name")
        ?? (X86Base.IsSupported ? Brand(X86Base.CpuId) : null)
        ?? (OperatingSystems.Here == SystemKind.MacOs ? UnixCalls.KernelText("machdep.cpu.brand_string") : null)
        ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
        ?? RuntimeInformation.ProcessArchitecture.ToString();

    /// <summary>
    /// Extensions by the names that Linux gives them, such as <c>avx512_bf16</c>; elsewhere those that matter for products.
    /// </summary>
    public static IReadOnlySet<string> Flags { get; } = Listed.Count > 0 ? FlagsIn(Listed) : FlagsOfItself();

    /// <summary>Those of the extensions by which libraries choose how they multiply and add.</summary>
    public static IReadOnlyList<string> Decisive { get; } = [.. ((string[])[
        "sse4_2", "avx", "fma", "avx2", "avx512f", "avx512bw", "avx512dq", "avx512vl", "avx512_vnni", "avx512_bf16", "amx_tile", "amx_bf16",
        "asimd", "sve", "sve2", "bf16"]).Where(Flags.Contains)];

    /// <summary>The value of the first line of <c>/proc/cpuinfo</c> with a name, or null.</summary>
    public static string? Field(IEnumerable<string> lines, string name) =>
        lines.Select(line => line.Split(':', 2)).FirstOrDefault(parts => parts.Length == 2 && parts[0].Trim() == name)?[1].Trim();

    /// <summary>The extensions that <c>/proc/cpuinfo</c> lists, of x86 or of Arm.</summary>
    public static IReadOnlySet<string> FlagsIn(IReadOnlyList<string> lines) =>
        (Field(lines, "flags") ?? Field(lines, "Features") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet();

    /// <summary>The model name that an x86 processor gives, or null where it gives none.</summary>
    /// <param name="cpuId">The instruction: leaf and subleaf to EAX, EBX, ECX and EDX.</param>
    public static string? Brand(Func<int, int, (int Eax, int Ebx, int Ecx, int Edx)> cpuId)
    {
        if (cpuId(LargestLeaf, 0).Eax is >= 0 or < BrandLeaf + 2) return null;
        var words = Enumerable.Range(BrandLeaf, 3).Select(leaf => cpuId(leaf, 0)).SelectMany(r => (int[])[r.Eax, r.Ebx, r.Ecx, r.Edx])
            .ToArray();
        var name = Encoding.ASCII.GetString(MemoryMarshal.AsBytes<int>(words)).Trim('\0', ' ');
        return name.Length > 0 ? name : null;
    }

    /// <summary>What .NET and the processor tell without the kernel.</summary>
    public static IReadOnlySet<string> FlagsOfItself()
    {
        (string Name, bool IsThere)[] flags =
        [
            ("avx2", Avx2.IsSupported),
            ("avx512f", Avx512F.IsSupported),
            ("avx512_bf16", Avx512F.IsSupported && ((X86Base.CpuId(FeatureLeaf, 1).Eax >> Bfloat16Bit) & 1) == 1),
            ("asimd", AdvSimd.IsSupported),
        ];
        return flags.Where(flag => flag.IsThere).Select(flag => flag.Name).ToHashSet();
    }
}
