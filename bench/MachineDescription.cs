using System.Globalization;
using System.Text.Json.Serialization;
using RLCollapse.Benchmarks.Processes;

namespace RLCollapse.Benchmarks;

/// <summary>What the figures were measured on and with.</summary>
/// <param name="Processor">Model name.</param>
/// <param name="Cores">Logical cores.</param>
/// <param name="Flags">Vector and matrix extensions that matter for products.</param>
/// <param name="Load">Load averages over 1, 5 and 15 minutes at the start.</param>
/// <param name="Ours">Versions of this program's side.</param>
/// <param name="Peers">Versions of each peer's, by its name, or why there is none.</param>
/// <param name="Environment">Variables that decide about threads.</param>
public sealed record MachineDescription(
    string Processor, int Cores, string Flags, string Load, string Ours, IReadOnlyDictionary<string, string> Peers, string Environment)
{
    private static readonly string[] Telling = ["avx2", "avx512f", "avx512_vnni", "avx512_bf16", "amx_bf16", "amx_tile", "asimd", "bf16",
        "sve"];

    /// <summary>Reads it from this machine.</summary>
    public static MachineDescription Read(string ours, IReadOnlyDictionary<string, string> peers, bool hasPyTorch) => new(
        RLCollapse.Common.Processor.Name,
        System.Environment.ProcessorCount,
        FlagsOf(RLCollapse.Common.Processor.Flags),
        File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]) : "unknown",
        ours,
        hasPyTorch ? peers : new Dictionary<string, string>(peers) { ["PyTorch"] = "not here (on Debian: apt-get install python3-torch)" },
        $"{string.Join(", ", WorkerProcess.Environment(1).Keys.Where(name => name.EndsWith("THREADS", StringComparison.Ordinal)))} = "
        + $"threads of the case; OMP_WAIT_POLICY = {System.Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") ?? "not set"}");

    /// <summary>The flags that matter, in a fixed order.</summary>
    /// <param name="present">All of a processor's.</param>
    public static string FlagsOf(IReadOnlySet<string> present) => string.Join(' ', Telling.Where(present.Contains));

    /// <summary>A Markdown list.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Lines =>
    [
        string.Create(CultureInfo.InvariantCulture, $"- {Processor}, {Cores} cores, {Flags}; load average at the start {Load}"),
        $"- ours: {Ours}",
        .. Peers.Select(peer => $"- {peer.Key}: {peer.Value}"),
        $"- {Environment}",
    ];
}
