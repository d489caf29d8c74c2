using System.Security.Cryptography;
using System.Text;
using RLCollapse.Config;
using RLCollapse.Data;

namespace RLCollapse.Stages;

/// <summary>Identities of runs and bases: the first 12 hexadecimal digits of SHA-256 over canonical JSON.</summary>
public static class RunIdentity
{
    /// <summary>Raised whenever the same config would make other bits than before, so that nothing stale is taken for its result.</summary>
    private const int Generation = 4;

    /// <summary>The run's readable id: name, seed, hash of everything that decides the result.</summary>
    public static string IdOf(RunConfig config) => $"{config.Experiment.Name}-seed{config.Experiment.Seed}-{HashOf(config)}";

    /// <summary>
    /// Identity of a run: every option that differs from its default, but those that <see cref="OutsideIdentityAttribute"/> leaves out,
    /// which change the time or what is written beside the metrics.
    /// </summary>
    public static string HashOf(RunConfig config) => Hash(ConfigComparison.Differences(config, _ => true));

    /// <summary>
    /// Options that decide a run and have another value in a config that is to go on from it. What the run is called decides nothing,
    /// and <c>stages</c> and further sections are what it goes on with.
    /// </summary>
    internal static IEnumerable<OptionChange> Changes(RunConfig run, RunConfig after) =>
        ConfigComparison.Changes(run, after).Where(change => change.Path is not ("experiment.name" or "stages"));

    /// <summary>Identity of a base: what decides the shared stages, that is data, model, seed, device and the stages themselves.</summary>
    public static string HashOfBase(RunConfig config)
    {
        string[] decides = ["data", "model", "experiment.seed", "experiment.device", .. config.SharedStages.Select(stage => stage.Name)];
        var differences = ConfigComparison.Differences(
            config, path => decides.Any(part => path == part || path.StartsWith(part + ".", StringComparison.Ordinal)));
        return Hash(differences + string.Join(' ', config.SharedStages.Select(stage => stage.Name)));
    }

    private static string Hash(string json) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Generation + json + AddedFormats)))[..12];

    /// <summary>A format that a program or a test has added grows the vocabulary, whatever a config tracks.</summary>
    private static string AddedFormats => string.Concat(OutputFormats.All.Added.Select(format => $"\n+ {format.Name}"));
}
