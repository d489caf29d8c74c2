using System.Diagnostics;
using System.Globalization;
using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Data.Tasks.Arithmetic;
using RLCollapse.Evaluation;
using RLCollapse.Model;
using RLCollapse.Rewards;
using RLCollapse.Rl;
using RLCollapse.Runs;
using RLCollapse.Sampling;

namespace RLCollapse.Stages;

/// <summary>What a run would cost, for <c>--dry-run</c>: sizes are counted, times and memory measured on a few real steps of a throw-away model.</summary>
public static class RunEstimate
{
    private const int TimedSteps = 4;
    private const double EnoughSeconds = 2;

    /// <summary>Labelled lines: parameters, tokens, steps, memory, time. Takes a few seconds and writes nothing.</summary>
    public static IReadOnlyList<(string Label, string Value)> Of(RunConfig config)
    {
        var (data, parameters, cost) = Measure(config);
        var steps = config.Rl.TotalSteps();
        var tokens = data.Pretraining.Sum(e => (long)e.Length);
        var seen = (double)config.Pretraining.Steps * config.Pretraining.BatchSize / data.Pretraining.Count * tokens;
        var responses = (long)steps * config.Rl.PromptsPerStep * config.Rl.SamplesPerPrompt;
        return
        [
            ("run", RunFolder.IdOf(config)),
            ("parameters", Number(parameters)),
            ("pretraining set", $"{Number(tokens)} tokens in {Number(data.Pretraining.Count)} examples: {Shares(data)}"),
            ("pretraining", $"{Number(config.Pretraining.Steps)} steps, {Number(seen)} tokens"),
            ("rl", $"{Number(steps)} steps, {Number(responses)} responses, about {Number(responses * data.HeldOut.Average(f => f.Average(e => e.Response.Length)))} tokens"),
            .. config.Recovery.Steps == 0 ? [] : new[] { (Recovery.Phase, $"{Number(config.Recovery.Steps)} steps, {Number(seen / config.Pretraining.Steps * config.Recovery.Steps)} tokens") },
            ("memory", $"about {Number(ProcessMemory.PeakMegabytes)} MB"),
            ("time", $"about {Span(cost.Total)}: pretraining {Span(cost.Pretraining)} (none where the base is cached), RL {Span(cost.Rl)}{(config.Recovery.Steps == 0 ? "" : $", recovery {Span(cost.Recovery)}")}, probes {Span(cost.Probes)}"),
        ];
    }

    /// <summary>What a run would take, measured on a few steps of each kind within some seconds.</summary>
    public static RunCost Cost(RunConfig config) => Measure(config).Cost;

    private static (Dataset Data, long Parameters, RunCost Cost) Measure(RunConfig config)
    {
        var device = Machine.Prepare(config.Experiment);
        var data = DatasetFactory.Create(config.Data, config.Experiment.Seed);
        ContextRoom.Require(data, config.Model.ContextLength, config.Rl.MaxNewTokens);
        PromptSupply.Require(data, config.Data, config.Rl, config.Tracking.ProbePrompts);
        var longest = data.HeldOut.Max(format => format.Max(example => example.Response.Length));
        var trained = config with { Rl = config.Rl with { MaxNewTokens = Math.Min(config.Rl.MaxNewTokens, longest) } };
        using var policy = Policy.Create(config, data.Tokenizer.VocabularySize, device);
        using var reference = Policy.Create(config, data.Tokenizer.VocabularySize, device);
        var reward = new RewardFunction(config.Reward, data.Formats, data.Tokenizer, config.Rl.Truncation);
        using var pretrainer = new Pretrainer(policy, data, config.Pretraining, default);
        using var trainer = new RlTrainer(trained, data, policy, reference, reward, NullObserver.Instance);
        var steps = config.Rl.TotalSteps();
        var tracker = new Tracker(trained, data, reference, reward);
        var probed = ProbePlan.Steps(config).Count;
        var supervised = Time(i => pretrainer.Step(i, new("pretraining", i)));
        var rl = Time(i => trainer.Step(i, new("rl", i))) * steps;
        var probes = Time(i => tracker.Probe(policy, i, new("rl", i))) * probed;
        return (data, policy.ParameterCount, new RunCost(supervised * config.Pretraining.Steps, rl, supervised * config.Recovery.Steps, probes));
    }

    private static double Time(Action<int> step)
    {
        var (fastest, began) = (double.MaxValue, Stopwatch.GetTimestamp());
        for (var i = 0; i == 0 || (i < TimedSteps && Stopwatch.GetElapsedTime(began).TotalSeconds < EnoughSeconds); i++) // the first also compiles
        {
            var started = Stopwatch.GetTimestamp();
            step(i);
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return fastest;
    }

    private static string Shares(Dataset data) => string.Join(", ", data.Formats.Select((format, f) =>
        string.Create(CultureInfo.InvariantCulture, $"{format.Name} {data.Pretraining.Count(e => e.Format == f) / (double)data.Pretraining.Count:0.##}")));

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Span(double seconds) => seconds < 90
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0.#} min");
}
