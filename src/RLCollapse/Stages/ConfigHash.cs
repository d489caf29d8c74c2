using System.Security.Cryptography;
using System.Text;
using RLCollapse.Config;
using RLCollapse.Rl;

namespace RLCollapse.Stages;

/// <summary>Identities of runs and bases: the first 12 hexadecimal digits of SHA-256 over canonical JSON.</summary>
public static class ConfigHash
{
    /// <summary>Raised whenever the same config would make other data or another base than before, so that no stale one is taken from the cache.</summary>
    private const string Generation = "3";

    private const string Threads = "experiment.threads";

    /// <summary>Options and sections that this generation began without: left out while they are at their defaults, so that ids given before still stand.</summary>
    private static readonly IReadOnlyDictionary<string, Func<RunConfig, bool>> IsUsed = new Dictionary<string, Func<RunConfig, bool>>
    {
        ["rl.maxProblemSteps"] = config => config.Rl.MaxProblemSteps > 0,
        ["rl.kl.after"] = config => config.Rl.Kl.After != new KlAfterOptions(),
        ["recovery"] = config => config.Recovery != new RecoveryOptions(),
    };

    /// <summary>
    /// Identity of a run: every option but section <c>output</c>, which changes only what is written beside the metrics, and
    /// <c>experiment.threads</c>, which changes only the time.
    /// </summary>
    public static string OfRun(RunConfig config)
    {
        return Hash(config, path => path != Threads && !path.StartsWith("output.", StringComparison.Ordinal) && Stands(path), Stands);
        bool Stands(string path) => !IsUsed.TryGetValue(path, out var isUsed) || isUsed(config);
    }

    /// <summary>
    /// Identity of a pretrained base: <c>data</c>, <c>model</c>, <c>pretraining</c> and what else decides its bits
    /// (seed, device, number format). <c>pretraining.checkpointEvery</c> is left out; <c>probeEvery</c> stays, since
    /// the recorded held-out losses belong to the base.
    /// </summary>
    public static string OfBase(RunConfig config) => Hash(config, DecidesBase, section => !IsUsed.ContainsKey(section));

    private static bool DecidesBase(string path) => path.Split('.')[0] switch
    {
        "experiment" => path is not ("experiment.name" or Threads),
        "data" or "model" => true,
        "pretraining" => path != "pretraining.checkpointEvery",
        _ => false,
    };

    private static string Hash(RunConfig config, Func<string, bool> keep, Func<string, bool> keepSection) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Generation + ConfigWriter.ToJson(config, keep, keepSection))))[..12];
}
