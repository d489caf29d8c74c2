using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Data.Tasks.Names.Formats;
using RLCollapse.Runs;
using RLCollapse.Sampling;
using RLCollapse.Statistics;

namespace RLCollapse.Evaluation.Metrics;

/// <summary>
/// How many different answers a policy gives where it is asked for several at once, beside as many answers one by one: does a list keep
/// what single answers lose (verbalized sampling, arXiv 2510.01171)? Prompts of each kind of list are held-out ones, sampled for this
/// alone.
/// </summary>
public static class ListedAnswers
{
    private const int ListsAPrompt = 8;
    private const int Items = 2 * NameList.Length;

    /// <summary>In the list of measures.</summary>
    public static ProbeMetric Metric { get; } = new(
    [
        new("list/distinct", "Different answers in two whole lists with probabilities, ten items, mean over prompts.", "answers", 0),
        new("list/distinct_ratio", "That by the different answers among ten single responses to the same questions.", "", 0,
            Better: Better.Higher),
        MetricDefinition.Share("list/valid_share", "Share of the items of lists with probabilities that fit the question.", Better.Higher),
        MetricDefinition.Share("list/well_formed", "Share of the responses to a prompt for a list with probabilities that are one.",
            Better.Higher),
        new("sequence/distinct", "Different answers in two whole lists without probabilities, ten items, mean over prompts.", "answers", 0),
        new("sequence/distinct_ratio", "That by the different answers among ten single responses to the same questions.", "", 0,
            Better: Better.Higher),
        new("list/over_sequence", "list/distinct by sequence/distinct.", "", 0),
        MetricDefinition.Share("sequence/valid_share", "Share of the items of lists without probabilities that fit the question.",
            Better.Higher),
        MetricDefinition.Share("sequence/well_formed", "Share of the responses to a prompt for a list without probabilities that are one.",
            Better.Higher),
    ], Write);

    private static void Write(Probe probe, MetricsRecord record)
    {
        if (probe.Answers is not { } masses) return;
        var single = masses.Answers.Average(answers => DistinctAtK.Expected(answers, Items));
        foreach (var format in probe.Data.Formats.OfType<NameList>())
        {
            var problems = probe.Data.Test.Where(problem => problem.Kind == format.PromptKind).Take(probe.Prompts.Count).ToArray();
            if (problems.Length > 0) Write(probe, record, format, problems, single);
        }

        if (record.Values.TryGetValue("list/distinct", out var list) && record.Values.TryGetValue("sequence/distinct", out var sequence))
            record["list/over_sequence"] = list / sequence;
    }

    private static void Write(Probe probe, MetricsRecord record, NameList format, Problem[] problems, double single)
    {
        var tokenizer = probe.Data.Tokenizer;
        var longest = probe.Data.SolutionLengths[probe.Data.Formats.Index().First(other => other.Item == format).Index].Longest;
        var seed = new Seed((ulong)probe.Settings.Seed).Derive("lists").Derive(format.Name).Derive(probe.Step);
        var responses = Sampler.Sample(probe.Policy, [.. problems.Select(problem => tokenizer.EncodePrompt(problem.Prompt))],
            new(ListsAPrompt, probe.Settings.Rl.Sampling.Temperature, longest, tokenizer.EndId, seed));
        var lists = responses.Select(response => (Problem: problems[response.Prompt],
            Things: response.Ended ? format.Things(probe.Reward.Grader.Text(response)) : [])).ToArray();
        var items = lists.SelectMany(list => list.Things.Select(thing => list.Problem.Accepts(thing))).ToArray();
        var pairs = lists.Chunk(2).Where(pair => pair.All(list => list.Things.Count == NameList.Length)).ToArray();
        if (pairs.Length > 0)
        {
            var distinct = pairs.Average(pair => pair[0].Things.Union(pair[1].Things).Count());
            record[$"{format.Name}/distinct"] = distinct;
            record[$"{format.Name}/distinct_ratio"] = distinct / single;
        }

        record[$"{format.Name}/valid_share"] = items.Length == 0 ? 0 : items.Count(fits => fits) / (double)items.Length;
        record[$"{format.Name}/well_formed"] = lists.Count(list => list.Things.Count > 0) / (double)lists.Length;
    }
}
