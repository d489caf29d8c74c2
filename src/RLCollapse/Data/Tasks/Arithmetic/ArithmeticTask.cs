using RLCollapse.Common;

namespace RLCollapse.Data.Tasks.Arithmetic;

/// <summary>Generated arithmetic word problems over a closed vocabulary, the same for every config.</summary>
public sealed class ArithmeticTask : ITask
{
    private static readonly string[] Punctuation = [".", ",", "?", ":", ";", "(", ")", "{", "}", "="];

    /// <inheritdoc/>
    public ProblemDomain Domain => ProblemDomain.Arithmetic;

    /// <summary>Every word of a prompt, behind punctuation that prompts and formats share.</summary>
    public IReadOnlyList<string> Words { get; } =
        [.. Punctuation.Concat(Wording.Subjects).Concat(Wording.Items).Concat(Templates()).Append("and").Distinct()];

    /// <inheritdoc/>
    public IReadOnlyList<Problem> Train(DataOptions data, Seed seed) => ArithmeticGenerator.Train(data, seed);

    /// <inheritdoc/>
    public IReadOnlyList<Problem> Test(DataOptions data, Seed seed) => ArithmeticGenerator.Test(data, seed);

    /// <inheritdoc/>
    public Problem Corrupt(Problem problem, DataOptions data, SplitMix64 random) =>
        LabelNoise.Corrupt((ArithmeticProblem)problem, data.Difficulty, random);

    private static IEnumerable<string> Templates() =>
        Wording.Openings
            .Concat(Enum.GetValues<ArithmeticOperation>().SelectMany(Wording.Phrases))
            .Concat(Wording.Questions)
            .SelectMany(template => template.Split(' '))
            .Where(word => word is not ("@" or "%" or "#"));
}
