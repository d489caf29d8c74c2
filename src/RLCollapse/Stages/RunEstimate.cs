using System.Diagnostics;
using System.Globalization;
using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Evaluation;
using RLCollapse.Model;
using RLCollapse.Preferences;
using RLCollapse.Rl;
using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>
/// What a run would cost, for <c>--dry-run</c>: sizes are counted, times and memory measured on a few real steps of a throw-away model.
/// </summary>
public static class RunEstimate
{
    private const int TimedSteps = 4;
    private const double EnoughSeconds = 2;

    /// <summary>Labelled lines: parameters, tokens, steps, memory, time. Takes a few seconds and writes nothing.</summary>
    /// <param name="config">The run's.</param>
    /// <param name="done">Names of stages that cost nothing, since they are done.</param>
    public static IReadOnlyList<(string Label, string Value)> Of(RunConfig config, IReadOnlyCollection<string> done)
    {
        var (data, parameters, cost) = Measure(config, done);
        var hasBase = config.SharedStages.All(stage => done.Contains(stage.Name));

        var tokens = data.Pretraining.Sum(e => (long)e.Length);
        return
        [
            ("run", RunIdentity.IdOf(config)),
            .. CompanionConfig.Of(config).Select(companion => ($"companion {companion.Name}",
                $"run {RunIdentity.IdOf(companion.Config)}, trained first where it has not ended (not in the times below)")),
            ("parameters", Number(parameters)),
            .. data.Notes.Select(note => ("data", note)),
            ("pretraining set", $"{Number(tokens)} tokens in {Number(data.Pretraining.Count)} examples: {Shares(data)}"),
            .. Left(config.StageSections, done)
                .Select(stage => (stage.Name, $"{Number(stage.Steps)} steps, {Work(stage, config, data, tokens)}")),
            ("memory", $"about {Number(ProcessMemory.PeakMegabytes)} MB"),
            ("time", $"about {Span(cost.Total)}: {(hasBase ? "" : $"pretraining {Span(cost.Base)} (none where the base is cached), ")}"
                + string.Concat(cost.Stages.Select(stage => $"{stage.Key} {Span(stage.Value)}, ")) + $"probes {Span(cost.Probes)}"),
        ];
    }

    /// <summary>What a run would take, measured on a few steps of each kind within some seconds.</summary>
    public static RunCost Cost(RunConfig config) => Measure(config, []).Cost;

    private static IEnumerable<StageSection> Left(IEnumerable<StageSection> stages, IReadOnlyCollection<string> done) =>
        stages.Where(stage => !done.Contains(stage.Name));

    private static string Work(StageSection stage, RunConfig config, Dataset data, long tokens)
    {
        if (stage.Options is RewardModelOptions model) return Pairs(model.Pairs, model.BatchSize);
        if (stage.Options is PreferenceOptimizationOptions preferences) return Pairs(preferences.Pairs, preferences.BatchSize);
        if (stage.Options is not RlOptions rl)
            return $"{Number((double)stage.Steps * config.Pretraining.BatchSize / data.Pretraining.Count * tokens)} tokens";
        var responses = (long)stage.Steps * rl.Sampling.PromptsPerStep * rl.Sampling.SamplesPerPrompt;
        return $"{Number(responses)} responses, about "
            + $"{Number(responses * data.HeldOut.Average(f => f.Average(e => e.Response.Length)))} tokens";

        string Pairs(int pairs, int batch) => string.Create(
            CultureInfo.InvariantCulture, $"{(double)stage.Steps * batch / pairs:0.##} passes over {pairs:N0} pairs");
    }

    private static (Dataset Data, long Parameters, RunCost Cost) Measure(RunConfig config, IReadOnlyCollection<string> done)
    {
        var device = Machine.Prepare(config.Experiment);
        var data = Preflight.Data(config);

        using var policy = config.CreatePolicy(data, device);
        using var reference = config.CreatePolicy(data, device);
        // an untrained policy does not end its responses
        var longest = data.HeldOut.Max(format => format.Max(example => example.Response.Length));
        config = Shortened(config, longest);
        var judges = BasePolicy.StandIns(config, reference, data.Tokenizer);
        var tracker = new Tracker(config.ProbesOf(config.Stages[0]), data, reference, judges);
        var context = new StageContext(config, data, policy, reference, tracker, NullObserver.Instance) { Judges = judges };
        var (seconds, probes) = (new Dictionary<string, double>(), 0.0);
        foreach (var section in Left(config.StageSections, done))
        {
            using var stage = section.Begin(context);
            seconds[section.Name] = stage.Steps == 0 ? 0 : Time(i => stage.Step(i, new(section.Name, i))) * stage.Steps;
            if (!section.IsShared) probes += Time(i => stage.Probe(i, new(section.Name, i))) * stage.Probes.Count;
        }

        var own = Left(config.OwnStages, done).ToDictionary(stage => stage.Name, stage => seconds[stage.Name]);
        return (data, policy.ParameterCount(), new RunCost(Left(config.SharedStages, done).Sum(stage => seconds[stage.Name]), own, probes));
    }

    private static RunConfig Shortened(RunConfig config, int longest) => config with
    {
        Rl = Shortened(config.Rl, longest),
        NamedSections = config.NamedSections.ToDictionary(
            section => section.Key,
            section => section.Value.Options is RlOptions rl ? section.Value with { Options = Shortened(rl, longest) } : section.Value),
    };

    private static RlOptions Shortened(RlOptions rl, int longest) =>
        rl with { Sampling = rl.Sampling with { MaxNewTokens = Math.Min(rl.Sampling.MaxNewTokens, longest) } };

    private static double Time(Action<int> step)
    {
        var (fastest, began) = (double.MaxValue, Stopwatch.GetTimestamp());
        // the first step also compiles
        for (var i = 0; i == 0 || (i < TimedSteps && Stopwatch.GetElapsedTime(began).TotalSeconds < EnoughSeconds); i++)
        {
            var started = Stopwatch.GetTimestamp();
            step(i);
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return fastest;
    }

    private static string Shares(Dataset data) => string.Join(", ", data.Formats.Select((format, f) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{format.Name} {data.Pretraining.Count(e => e.Format == f) / (double)data.Pretraining.Count:0.##}")));

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Span(double seconds) => seconds < 90
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0.#} min");
}
