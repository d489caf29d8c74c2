using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Data.Tasks.Names;
using RLCollapse.Data.Tasks.Names.Formats;
using RLCollapse.Evaluation;
using RLCollapse.Grading;
using RLCollapse.Rewards;
using RLCollapse.Rl;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Fixtures;

/// <summary>A small data set about names, and probes of masses that are made by hand.</summary>
internal static class TinyNames
{
    public static readonly RunConfig Config = Tiny.Config with
    {
        Data = new()
        {
            Domain = ProblemDomain.Names, Problems = new() { Train = 672, Test = 192 }, TokenBudget = 5_000,
            Formats = [.. NameWording.All.Select(wording => wording.Name)],
        },
        Rl = Tiny.Config.Rl with { Algorithm = RlAlgorithm.Rloo },
    };

    private static readonly Lazy<Dataset> LazyData = new(() => DatasetFactory.Create(Config.Data, 0));

    public static Dataset Data => LazyData.Value;

    /// <summary>The question of a held-out prompt.</summary>
    public static NameProblem Question(int prompt = 0) => (NameProblem)Data.Test[prompt];

    /// <summary>The things that fit the question of a held-out prompt.</summary>
    public static int[] Fitting(int prompt = 0) =>
        [.. Enumerable.Range(0, NameWords.Things.Count).Where(thing => Question(prompt).Accepts(thing))];

    /// <summary>Masses of some prompts, element [prompt][format][answer], all behind the first adjective.</summary>
    public static AnswerMasses Masses(params double[][][] prompts) => new(
        Data.Answers!,
        prompts.Select(formats => Data.Answers!.Prefixes.Select((prefix, i) =>
            i == 0 || Data.Answers.Prefixes[i - 1].Format != prefix.Format ? formats[prefix.Format] : new double[NameWords.Things.Count])
            .ToArray()),
        Data.Formats.Count);

    /// <summary>Masses for one prompt each, all in the first format.</summary>
    public static AnswerMasses InFirstFormat(params double[][] answers) => Masses([.. answers.Select(masses =>
        Data.Formats.Select((_, format) => masses.Select(mass => format == 0 ? mass : 0).ToArray()).ToArray())]);

    /// <summary>Random masses in every format, which sum to less than 1.</summary>
    public static double[][] Random(SplitMix64 random, double sum = 0.9)
    {
        double[][] weights = [.. Data.Formats.Select(_ => NameWords.Things.Select(_ => Math.Exp(4 * random.NextDouble())).ToArray())];
        var all = weights.Sum(answers => answers.Sum());
        return [.. weights.Select(answers => answers.Select(weight => weight * sum / all).ToArray())];
    }

    /// <summary>What a metric says of masses.</summary>
    /// <param name="metric">Measured.</param>
    /// <param name="policy">Masses of the policy.</param>
    /// <param name="reference">Those of the base.</param>
    /// <param name="config">Decides algorithm and reward.</param>
    /// <param name="trained">Masses of the policy's answers, and the base's, to training questions.</param>
    /// <param name="data">Whose test problems were asked; those of <see cref="Data"/> where null.</param>
    public static MetricsRecord Measured(
        ProbeMetric metric, AnswerMasses? policy, AnswerMasses? reference = null, RunConfig? config = null,
        Dataset? data = null, TrainedAnswers? trained = null)
    {
        var settings = (config ?? Config).ProbesOf("rl");
        var reward = new RewardFunction(settings.Reward, new Grader(Data.Formats, Data.Tokenizer, TruncationMode.Zero), Judges.None);
        var record = new MetricsRecord("rl", 3);
        metric.Write(
            new(3, false, settings, data ?? Data, null!, null!, reward, [.. (policy?.Answers ?? []).Select(_ => (int[])[])],
                [], [], [], [], null!)
            {
                Base = new(() => throw new InvalidOperationException("Nothing of the base but its answers is made.")),
                Answers = policy,
                BaseAnswers = new(() => reference),
                Trained = new(() => trained),
            },
            record);
        return record;
    }
}
