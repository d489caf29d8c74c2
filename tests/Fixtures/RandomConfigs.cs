using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Fixtures;

/// <summary>
/// Configs by chance: a few options of the schema get values from within and from the edges of their ranges, and now and then beyond.
/// </summary>
internal sealed class RandomConfigs(SplitMix64 random)
{
    /// <summary>Of options that cost time or memory, the largest value that is tried.</summary>
    private static readonly Dictionary<string, int> Largest = new()
    {
        ["train"] = 100, ["test"] = 40, ["tokenBudget"] = 3_000, ["width"] = 32, ["layers"] = 2, ["heads"] = 8, ["headSize"] = 32,
        ["keyValueHeads"] = 2, ["factor"] = 1,
        ["vocabulary"] = 400, ["feedForward"] = 32, ["contextLength"] = 256, ["steps"] = 4, ["batchSize"] = 64,
        ["warmupSteps"] = 4, ["epochs"] = 4, ["prompts"] = 20,
        ["promptsPerStep"] = 8, ["samplesPerPrompt"] = 8, ["maxNewTokens"] = 200, ["minibatches"] = 16, ["microBatches"] = 16,
        ["updateEpochs"] = 3, ["dynamicSamplingRounds"] = 3, ["probePrompts"] = 40, ["probeSamples"] = 8, ["probes"] = 20, ["passAtK"] = 10,
        ["examples"] = 50, ["pairs"] = 40,
    };

    private static readonly string[] Names = ["a", "A.b-c_9", new('x', 64), new('x', 65), "", "-x", "CON"];

    private static readonly string[] Devices = ["cpu", "auto", "cuda", "cuda:9", "cuda:99999999999", "gpu"];

    private static readonly string[] NoFolder = [""]; // a base from elsewhere is looked at as soon as a run is named

    private static readonly ConfigNode[] Options =
    [
        .. ConfigSchema.Of(typeof(RunConfig)).Root.Descend()
            .Where(node => node.Kind != NodeKind.Section && node.Path is not ("experiment.threads" or "stages" or "companions")),
    ];

    private static readonly string[] Removed =
        ["rl", "rl.kl", "model", "tracking", "pretraining", "data.mixture", "data.difficulty", "reward"];

    /// <summary>Options that are only valid, or only at their edges, together.</summary>
    private static readonly string[][] Together =
    [
        ["data.problems.test=1", "tracking.probePrompts=1"],
        ["data.problems.test=40", "tracking.probePrompts=40", "rl.maxProblemSteps=2"],
        ["data.problems.train=1", "rl.prompts=1", "rl.sampling.promptsPerStep=1"],
        ["data.difficulty.minSteps=1", "data.difficulty.maxSteps=1"],
        ["data.difficulty.minSteps=6", "data.difficulty.maxSteps=6"],
        ["data.difficulty.maxValue=9", "data.difficulty.maxOperand=9", "data.difficulty.operations=[\"divide\"]"],
        ["data.difficulty.maxValue=100000", "data.difficulty.maxOperand=1000"],
        ["data.formats=[\"PYTHON\"]", "data.mixture.weights.python=1", "data.mixture.weights.prose=0"],
        ["data.formats=[\"terse\"]", "data.noise.terse=1", "data.noise.latex=0"],
        ["data.formats=[\"terse\", \"Terse\"]"],
        ["model.width=8", "model.heads=4"],
        ["model.width=4", "model.heads=2"],
        ["model.heads=4", "model.keyValueHeads=2", "model.headSize=2", "model.vocabulary=400"],
        ["model.ropeScaling.kind=\"llama3\"", "model.ropeScaling.factor=8"],
        ["model.contextLength=8", "rl.sampling.maxNewTokens=2"],
        ["tracking.probeSamples=1", "tracking.passAtK=[1]"],
        ["rl.algorithm=\"GRPO\"", "rl.sampling.dynamicSamplingRounds=3"],
        ["rl.algorithm=\"Expert-Iteration\"", "rl.sampling.topP=0.01"],
        ["rl.kl.controller=\"adaptive\"", "rl.kl.coefficient=1000"],
        ["rl.kl.estimator=\"exact\"", "rl.kl.placement=\"loss\"", "rl.kl.coefficient=0.1"],
        ["rl.sampling.samplesPerPrompt=1", "rl.sampling.promptsPerStep=1"],
        ["rl.epochs=0", "rl.optimizer.warmupSteps=4"],
        ["companions.few=\"experiment.seedOffset=1 rl.epochs=0\"", "reward.terms.typicality/few=0.1"],
    ];

    private static readonly string[] FreeNames = ["few", "many", "few/taste"];

    /// <summary>The next one.</summary>
    public ConfigCase Next()
    {
        var changes = new List<ConfigChange>();
        for (var i = random.NextInt(0, 5); i > 0; i--) changes.AddRange(Change(random.Pick(Options)));
        if (Chance(0.4)) changes.AddRange(random.Pick(Together).Select(Given));
        if (Chance(0.08)) changes.Add(new(random.Pick(Removed), "null", IsOverride: true));
        if (Chance(0.4)) changes.AddRange(Stages());
        return new(changes);
    }

    private static ConfigChange Given(string text) => new(text[..text.IndexOf('=')], text[(text.IndexOf('=') + 1)..], IsOverride: true);

    private bool Chance(double probability) => random.NextDouble() < probability;

    private IEnumerable<ConfigChange> Change(ConfigNode option)
    {
        var isOverride = Chance(0.5);
        if (Chance(0.05) && option.Name != "tokenBudget") return [new(option.Path, "null", isOverride)];
        if (option.Kind == NodeKind.Map)
        {
            return [.. Some(Known(option) is { Count: > 0 } names ? names : FreeNames)
                .Select(name => new ConfigChange($"{option.Path}.{name}", Value(option), isOverride))];
        }

        return [new(option.Path, option.Kind == NodeKind.List ? List(option) : Value(option), isOverride)];
    }

    /// <summary>One or two stages more, of a kind of their own or like another section, in some order.</summary>
    private List<ConfigChange> Stages()
    {
        string[] more = Chance(0.5) ? ["again"] : ["again", "later"];
        List<string> order = ["rl", .. more];
        if (Chance(0.3)) order.Remove("rl");
        var shuffled = order.ToArray();
        random.Shuffle<string>(shuffled);
        var changes = new List<ConfigChange>();
        var first = Chance(0.95) ? "pretraining" : random.Pick(more);
        changes.Add(new("stages", $"[{string.Join(", ", shuffled.Prepend(first).Select(name => $"\"{name}\""))}]", IsOverride: false));
        foreach (var name in more)
        {
            var kind = random.Pick(["rl", "rl", "supervised", "preference-optimisation", "pretraining", "RL", "rewind"]);
            if (Chance(0.7)) changes.Add(new($"{name}.kind", $"\"{kind}\"", IsOverride: false));
            var extended = random.Pick(["rl", "again", "later", "supervised", "pretraining", "model"]);
            if (Chance(0.5)) changes.Add(new($"{name}.extends", $"\"{extended}\"", IsOverride: false));
            if (StageKinds.All.Find(kind) is not { } known) continue;
            var nodes = ConfigSchema.Named(name, known.Options, []).Descend();
            ConfigNode[] options = [.. nodes.Where(node => node.Property is not null && node.Kind != NodeKind.Section)];
            for (var i = random.NextInt(0, 2); i > 0; i--) changes.AddRange(Change(random.Pick(options)));
            if (known.Name == "rl") changes.Add(new($"{name}.prompts", "4", IsOverride: false));
            if (known.Name == "rl") changes.Add(new($"{name}.promptsPerStep", "2", IsOverride: false));
            if (known.Name is "supervised" or "preference-optimisation") changes.Add(new($"{name}.steps", "2", IsOverride: false));
            if (known.Name == "preference-optimisation") changes.Add(new($"{name}.batchSize", "4", IsOverride: false));
        }

        return changes;
    }

    private IReadOnlyList<string> Known(ConfigNode option) =>
        option.ValueType.IsEnum ? EnumNames.All(option.ValueType) : KnownNamesAttribute.Of(option.Property!);

    private string[] Some(IReadOnlyList<string> names)
    {
        string[] order = [.. names];
        random.Shuffle<string>(order);
        return order[..random.NextInt(1, order.Length)];
    }

    private string List(ConfigNode option)
    {
        var values = Known(option) is { Count: > 0 } names ? Some(names).Select(Name).ToList()
            : [.. Enumerable.Range(0, random.NextInt(0, 3)).Select(_ => Value(option)).Distinct()];
        if (Chance(0.05)) values.AddRange(values);
        return $"[{string.Join(", ", values)}]";
    }

    private string Value(ConfigNode option)
    {
        if (option.Kind != NodeKind.Map && Known(option) is { Count: > 0 } names) return Name(random.Pick(names));
        if (option.ValueType == typeof(bool)) return Chance(0.5) ? "true" : "false";
        if (option.ValueType == typeof(string))
            return $"\"{random.Pick(option.Name switch { "device" => Devices, "from" => NoFolder, _ => Names })}\"";
        var number = Number(option);
        return (option.ValueType == typeof(double) ? number : Math.Round(number)).ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>As its list writes it, or in capitals.</summary>
    private string Name(string name) => $"\"{(Chance(0.1) ? name.ToUpperInvariant() : name)}\"";

    private double Number(ConfigNode option)
    {
        var range = option.Property!.GetCustomAttribute<RangeAttribute>();
        var each = option.Property!.GetCustomAttribute<ValueRangeAttribute>();
        var low = range is null ? each!.Minimum : Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture);
        var high = range is null ? each!.Maximum : Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture);
        if (Largest.TryGetValue(option.Name, out var largest)) high = largest;
        return random.NextInt(0, 9) switch
        {
            0 => low - 1,
            1 or 2 => low,
            3 or 4 => high,
            5 or 6 => Math.Min(high, low + random.NextInt(0, 3)),
            _ => low + (random.NextDouble() * random.NextDouble() * (Math.Min(high, 1e6) - low)),
        };
    }
}
