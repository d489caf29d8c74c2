using System.Security.Cryptography;
using System.Text;
using RLCollapse.Config;
using RLCollapse.HuggingFace;

namespace RLCollapse.Stages;

/// <summary>Identities of runs and bases: the first 12 hexadecimal digits of SHA-256 over canonical JSON.</summary>
public static class RunIdentity
{
    /// <summary>
    /// Generation of the program's numbers: raised whenever the same config would make other bits than before, so that nothing stale is
    /// taken for its result.
    /// </summary>
    public const int Generation = 7;

    /// <summary>The run's readable id: name, seed, hash of everything that decides the result.</summary>
    public static string IdOf(RunConfig config) => IdOf(config, Generation);

    /// <summary>The id that the same config has in another generation.</summary>
    public static string IdOf(RunConfig config, int generation) =>
        $"{config.Experiment.Name}-seed{config.Experiment.Seed}-{HashOf(config, generation)}";

    /// <summary>
    /// Identity of a run: its formats and every option that differs from its default, but those that
    /// <see cref="OutsideIdentityAttribute"/> leaves out, which change the time or what is written beside the metrics, and those that
    /// <see cref="IHasIdleOptions"/> says are not read.
    /// </summary>
    public static string HashOf(RunConfig config) => HashOf(config, Generation);

    private static string HashOf(RunConfig config, int generation) =>
        Hash(config, _ => true, generation, [.. Companions(config, config.AskedCompanions, generation)]);

    /// <summary>Companions by what decides them, however that is written.</summary>
    private static IEnumerable<string> Companions(RunConfig config, IEnumerable<string> asked, int generation) =>
        CompanionConfig.Of(config).Where(companion => asked.Contains(companion.Name))
            .Select(companion => $"companion {companion.Name} {HashOf(companion.Config, generation)}");

    /// <summary>Identity of a run's data.</summary>
    internal static string HashOfData(RunConfig config) =>
        Hash(config, path => path is "experiment.seed" or "experiment.member" || path.StartsWith("data.", StringComparison.Ordinal),
            Generation);

    /// <summary>
    /// Options that decide a run and have another value in a config that is to go on from it. What the run is called decides nothing,
    /// and <c>stages</c> and further sections are what it goes on with.
    /// </summary>
    internal static IEnumerable<OptionChange> Changes(RunConfig run, RunConfig after) =>
        ConfigComparison.Changes(ByContent(run), ByContent(after)).Where(change => change.Path is not ("experiment.name" or "stages"));

    /// <summary>Identity of a base: what decides the shared stages, that is data, model, seed, device and the stages themselves.</summary>
    public static string HashOfBase(RunConfig config)
    {
        string[] decides =
        [
            "data", "model", "experiment.seed", "experiment.member", "experiment.device",
            .. config.SharedStages.Select(stage => stage.Name),
        ];
        return Hash(
            config,
            path => decides.Any(part => path == part || path.StartsWith(part + ".", StringComparison.Ordinal)),
            Generation,
            [.. config.SharedStages.Select(stage => stage.Name)]);
    }

    /// <summary>Identity of a reward model: its base, how responses are sampled, who compares them, and the stage itself.</summary>
    /// <param name="config">Has such a stage.</param>
    /// <param name="group">Of raters, where each has a model.</param>
    internal static string HashOfRewardModel(RunConfig config, int? group)
    {
        var section = config.RewardModelStage!.Name;
        string[] decides = ["raters", "rl.sampling", "tracking.probePrompts", section];
        return Hash(
            config,
            path => decides.Any(part => path == part || path.StartsWith(part + ".", StringComparison.Ordinal)),
            Generation,
            [
                HashOfBase(config), section, .. group is null ? (string[])[] : [$"group {group}"],
                .. Companions(config, config.AskedByRaters, Generation),
            ]);
    }

    /// <summary>
    /// Every model in <c>bases</c> that a run asks for: its base, that of another seed, its reward model, and those of its companions.
    /// </summary>
    public static IEnumerable<string> HashesOfShared(RunConfig config)
    {
        yield return HashOfBase(config);
        if (config.AsksTypicality) yield return HashOfBase(config.OfAnotherSeed(config.Raters.TypicalSeedOffset));
        foreach (var group in config.RewardModelGroups) yield return HashOfRewardModel(config, group);
        foreach (var hash in CompanionConfig.Of(config).SelectMany(companion => HashesOfShared(companion.Config))) yield return hash;
    }

    /// <summary>
    /// Formats always stand in the hash: their default is all there are, which grows with a new one, and runs without it stay the same. Of
    /// files stands what is in them.
    /// </summary>
    private static string Hash(RunConfig config, Func<string, bool> keep, int generation, params string[] stages)
    {
        config = ByContent(config);
        var differences = ConfigComparison.Differences(config, path => path is not ("data.formats" or "companions") && keep(path));
        var (formats, content) = (string.Join(' ', config.Data.Formats), config.Data.ContentHash);
        var text = $"{generation}{differences}\n{formats}\n{string.Join(' ', stages)}{content}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
    }

    /// <summary>The config with what a base from elsewhere holds in place of where it lies.</summary>
    private static RunConfig ByContent(RunConfig config) => config with
    {
        Pretraining = ByContent(config.Pretraining),
        NamedSections = config.NamedSections.ToDictionary(
            section => section.Key,
            section => section.Value.Options is PretrainingOptions given
                ? section.Value with { Options = ByContent(given) }
                : section.Value),
    };

    private static PretrainingOptions ByContent(PretrainingOptions options) =>
        options.IsGiven ? options with { From = LlamaFolder.HashOf(options.From) } : options;
}
