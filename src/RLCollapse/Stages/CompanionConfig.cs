using System.ComponentModel.DataAnnotations;
using System.Globalization;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Data;
using RLCollapse.Data.Tokenizers;
using RLCollapse.Rewards.Commands;

namespace RLCollapse.Stages;

/// <summary>
/// The configs of a run's companions, which are other runs: the run's own config, without companions and what asks them, under the
/// overrides that <see cref="RunConfig.Companions"/> has. A companion has none of its own, so that none leads back to the run.
/// </summary>
public static class CompanionConfig
{
    /// <summary>The key, beside those of options, that adds to the run's seed; what the world is stays as it is.</summary>
    public const string SeedOffset = "experiment.seedOffset";

    private const int LargestOffset = 1_000_000;

    /// <summary>The companions that a run asks, by name, each a run of its own.</summary>
    public static IReadOnlyList<(string Name, RunConfig Config)> Of(RunConfig run) =>
        [.. run.AskedCompanions.Select(name => (name, Load(run, run.Companions[name], out _)!.Config))];

    /// <summary>The programs that a run starts: that of its own reward, and those of its companions, which it may train first.</summary>
    public static IEnumerable<RewardCommandOptions> CommandsOf(RunConfig run) =>
        Of(run).Select(companion => companion.Config).Prepend(run).Where(config => config.Reward.AsksCommand)
            .Select(config => config.Reward.Command);

    /// <summary>What is wrong with the companions of a run, and with what asks them.</summary>
    internal static IEnumerable<ValidationResult> Problems(RunConfig run)
    {
        foreach (var (path, companion) in run.NamedCompanions.Where(named => !run.Companions.ContainsKey(named.Companion)))
            yield return new($"there is no companion '{PlainText.Shown(companion)}'; " + (run.Companions.Count == 0
                ? "companions, which is empty, names them; a companion has none of its own"
                : $"known: {string.Join(", ", run.Companions.Keys.Order(StringComparer.Ordinal))}"), [path, "companions"]);
        foreach (var (name, text) in run.Companions)
        {
            var path = $"companions.{name}";
            if (!SafeName.Is(name)) yield return new($"'{PlainText.Shown(name)}' is no name of a companion; use {SafeName.Rule}", [path]);
            foreach (var problem in Problems(run, text)) yield return new(problem, [path]);
        }
    }

    private static IEnumerable<string> Problems(RunConfig run, string text)
    {
        if (Load(run, text, out var problem) is not { } loaded) return [problem];
        var own = Load(run, "", out _)!.Issues.Select(issue => (issue.Path, issue.Message)).ToHashSet();
        if (!loaded.IsValid)
        {
            return loaded.Issues.Where(issue => !own.Contains((issue.Path, issue.Message)))
                .Select(issue => issue.Path.Length > 0 ? $"{issue.Path}: {issue.Message}" : issue.Message);
        }

        var (companion, context) = (loaded.Config, run.Model.ContextLength);
        if (companion.Companions.Count > 0) return ["a companion has no companions of its own"];
        if (companion.Model.ContextLength < context)
            return [$"model.contextLength = {companion.Model.ContextLength} leaves no room for all that fits into this run's {context}"];
        return own.Count > 0 || Words(companion.Data).SequenceEqual(Words(run.Data)) ? [] :
        [
            "its vocabulary is another one, so that it cannot read the run's responses; leave data.domain, data.formats and data.tokenizer "
                + "as they are",
        ];
    }

    private static ConfigResult<RunConfig>? Load(RunConfig run, string text, out string problem)
    {
        problem = "";
        string[] all = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] offsets = [.. all.Where(one => one.StartsWith($"{SeedOffset}=", StringComparison.OrdinalIgnoreCase))];
        var offset = 0;
        if (offsets is [.., var last] && !(int.TryParse(last[(SeedOffset.Length + 1)..], NumberStyles.None, CultureInfo.InvariantCulture,
            out offset) && offset <= LargestOffset && run.Experiment.Seed <= int.MaxValue - offset))
        {
            problem = $"'{PlainText.Shown(last)}' is no offset of the seed; write {SeedOffset}=N with a whole number up to {LargestOffset}";
            return null;
        }

        var chain = new ExtendsChain();
        chain.AddPart("config", 1, ConfigWriter.ToJson(Start(run, offset)));
        return ConfigLoader.Load<RunConfig>([chain], [.. all.Except(offsets)], null, new Dictionary<string, string>());
    }

    private static RunConfig Start(RunConfig run, int offset)
    {
        var alone = run with
        {
            Companions = new Dictionary<string, string>(),
            Reward = run.Reward.WithoutCompanions,
            Raters = run.Raters.WithoutCompanions,
        };
        return offset == 0 ? alone : alone.OfAnotherSeed(offset);
    }

    /// <summary>Every token in turn; none where files that decide them cannot be read, which is told elsewhere.</summary>
    private static IEnumerable<string> Words(DataOptions data)
    {
        try
        {
            var tokenizer = TokenizerOf.Data(data);
            return Enumerable.Range(0, tokenizer.VocabularySize).Select(tokenizer.Piece);
        }
        catch (UserErrorException)
        {
            return [];
        }
    }
}
