namespace RLCollapse.Evaluation;

/// <summary>What a policy made of one held-out problem.</summary>
/// <param name="Problem">Its id.</param>
/// <param name="Prompt">What was asked.</param>
/// <param name="Steps">How hard it is, in steps of its solution.</param>
/// <param name="Expected">The right answer, digits or words; null where several are.</param>
/// <param name="Samples">Responses sampled.</param>
/// <param name="Correct">Of these, right.</param>
/// <param name="Majority">The commonest answer, digits or words, of all samples; null where none has one.</param>
public sealed record ProblemResult(
    string Problem, string Prompt, int Steps, string? Expected, int Samples, int Correct, string? Majority)
{
    /// <summary>pass@k, unbiased, in the order of the options.</summary>
    public required IReadOnlyList<double> PassAtK { get; init; }

    /// <summary>Whether the commonest answer of the first k is right, in the order of the options.</summary>
    public required IReadOnlyList<bool> MajorityAtK { get; init; }

    /// <summary>Samples in each format, in the order of the config, and at the end malformed.</summary>
    public required IReadOnlyList<int> Formats { get; init; }

    /// <summary>Different right responses.</summary>
    public required int DistinctRight { get; init; }

    /// <summary>Different wrong responses.</summary>
    public required int DistinctWrong { get; init; }

    /// <summary>Mean reward, the KL penalty left out.</summary>
    public required double Reward { get; init; }

    /// <summary>Mean length in tokens.</summary>
    public required double Length { get; init; }

    /// <summary>Responses that were cut at the longest length.</summary>
    public required int Cut { get; init; }
}
