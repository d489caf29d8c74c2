using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Evaluation.Metrics;
using RLCollapse.Grading;
using RLCollapse.Model;
using RLCollapse.Rewards;
using RLCollapse.Sampling;
using RLCollapse.Statistics;

namespace RLCollapse.Evaluation;

/// <summary>An evaluation of a policy on held-out problems, problem by problem.</summary>
/// <param name="Options">How it was sampled.</param>
/// <param name="Formats">Names of the formats, and at the end malformed.</param>
/// <param name="Masses">Mass of each format, exact where it can be (<see cref="FormatOpener"/>), malformed at the end.</param>
/// <param name="Problems">In the order of the held-out problems.</param>
public sealed record PolicyEvaluation(
    EvaluationOptions Options, IReadOnlyList<string> Formats, IReadOnlyList<double> Masses, IReadOnlyList<ProblemResult> Problems)
{
    /// <summary>Samples responses and grades them.</summary>
    /// <param name="policy">Evaluated.</param>
    /// <param name="data">Held-out problems and formats.</param>
    /// <param name="reward">What responses are and earn.</param>
    /// <param name="options">How to sample.</param>
    public static PolicyEvaluation Of(ILanguageModel policy, Dataset data, RewardFunction reward, EvaluationOptions options)
    {
        var problems = data.Test.Take(options.Problems).ToArray();
        int[][] prompts = [.. problems.Select(problem => data.Tokenizer.EncodePrompt(problem.Prompt))];
        var seed = new Seed((ulong)options.Seed).Derive("evaluation");
        var responses = Sampler.Sample(policy, prompts, new(
            options.Samples, options.Temperature, options.MaxNewTokens, data.Tokenizer.EndId, seed.Derive("samples"))
        {
            TopP = options.TopP,
        });
        var outcomes = reward.Of(responses, prompt => problems[prompt], seed.Derive("failures"));
        var masses = FormatMass.Of(policy, prompts, data.Openers, options.Temperature, data.Tokenizer.PadId,
            () => responses.Zip(outcomes, (response, outcome) => (response.Tokens, outcome.Format)));
        return new(
            options,
            [.. data.Formats.Select(format => format.Name), FormatClassifier.Malformed],
            [.. masses, Math.Max(0, 1 - masses.Sum())],
            [.. problems.Zip(responses.Chunk(options.Samples), outcomes.Chunk(options.Samples)).Select(row =>
                ResultOf(row.First, row.Second, row.Third, options.Ks, reward.Grader))]);
    }

    /// <summary>Mean of a share over problems, with an interval over problems that stays in [0, 1].</summary>
    /// <param name="share">Of a problem, 0 to 1.</param>
    public (double Share, double Low, double High) Share(Func<ProblemResult, double> share) =>
        ClusteredShare.OfShares([.. Problems.Select(share)]);

    private static string? Majority(Response[] responses, Outcome[] outcomes, Grader grader) =>
        MajorityVote.Of(outcomes.Select(outcome => outcome.Answer)) is { } commonest
            ? grader.AnswerOf(responses[Array.FindIndex(outcomes, outcome => outcome.Answer == commonest)])
            : null;

    private static ProblemResult ResultOf(Problem problem, Response[] responses, Outcome[] outcomes, IReadOnlyList<int> ks, Grader grader)
    {
        var (right, wrong) = DistinctResponses.Of(responses.Zip(outcomes, (response, outcome) => (response.Tokens, outcome.Correct)));
        return new(problem.Id, problem.Prompt, problem.Difficulty, problem.OnlyAnswerText, outcomes.Length,
            outcomes.Count(outcome => outcome.Correct), Majority(responses, outcomes, grader))
        {
            PassAtK = [.. ks.Select(k => Accuracies.PassAt(outcomes, k))],
            MajorityAtK = [.. ks.Select(k => Accuracies.MajorityIsRightAt(outcomes, k))],
            Formats = FormatShares.Counts(outcomes, grader.Formats.Count),
            DistinctRight = right,
            DistinctWrong = wrong,
            Reward = outcomes.Average(outcome => outcome.Reward),
            Length = responses.Average(response => response.Tokens.Length),
            Cut = responses.Count(response => !response.Ended),
        };
    }
}
