using RLCollapse.Evaluation;

namespace RLCollapse.Analysis.Evaluations;

/// <summary>The numbers of an evaluation over its problems.</summary>
public static class EvaluationSummary
{
    /// <summary>Shares with 95 % intervals over problems: accuracy, pass@k, majority@k, formats, cut responses.</summary>
    public static IReadOnlyList<(string Key, double Share, double Low, double High)> Shares(PolicyEvaluation evaluation)
    {
        return
        [
            Of("accuracy", problem => (double)problem.Correct / problem.Samples),
            .. evaluation.Options.Ks.Select((k, i) => Of($"pass@{k}", problem => problem.PassAtK[i])),
            .. evaluation.Options.Ks.Select((k, i) => Of($"majority@{k}", problem => problem.MajorityAtK[i] ? 1 : 0)),
            .. evaluation.Formats.Select((format, i) =>
                Of($"format_share/{format}", problem => (double)problem.Formats[i] / problem.Samples)),
            Of("clipped_ratio", problem => (double)problem.Cut / problem.Samples),
        ];

        (string Key, double Share, double Low, double High) Of(string key, Func<ProblemResult, double> share)
        {
            var (mean, low, high) = evaluation.Share(share);
            return (key, mean, low, high);
        }
    }

    /// <summary>What else there is, without intervals: exact masses and means over problems.</summary>
    public static IReadOnlyList<(string Key, double Value)> Values(PolicyEvaluation evaluation) =>
    [
        .. evaluation.Formats.Zip(evaluation.Masses, (format, mass) => ($"format_mass/{format}", mass)),
        ("distinct_right", evaluation.Problems.Average(problem => problem.DistinctRight)),
        ("distinct_wrong", evaluation.Problems.Average(problem => problem.DistinctWrong)),
        ("reward", evaluation.Problems.Average(problem => problem.Reward)),
        ("length/mean", evaluation.Problems.Average(problem => problem.Length)),
    ];
}
