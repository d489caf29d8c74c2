using RLCollapse.Data.Answers;

namespace RLCollapse.Data.Tasks.Files.Formats;

/// <summary>The formats of domain <c>gsm8k</c>.</summary>
public static class Gsm8kFormats
{
    /// <summary>All of them. Prose begins in no way of its own, so that its mass is what the others leave.</summary>
    public static IReadOnlyList<IOutputFormat> All { get; } =
    [
        new FileFormat(Gsm8kSolution.Prose, "GSM8K's solution as it is written: Natalia sold 48/2 = 24 clips in May. … #### 72",
            ProblemDomain.Gsm8k, "", new AfterMarker(Gsm8kSolution.Mark), new("#009E73", FormatMarker.FilledTriangleUp)),
        new FileFormat(Gsm8kSolution.Code, "The program of its annotations, which is run: v1=48/2, a line each, print(v2)",
            ProblemDomain.Gsm8k, "v1=", new ExecutedProgram(), new("#0072B2", FormatMarker.FilledCircle)),
        new FileFormat(Gsm8kSolution.Bare, "The answer alone: #### 72",
            ProblemDomain.Gsm8k, Gsm8kSolution.Mark, new AfterMarker(Gsm8kSolution.Mark), new("#D55E00", FormatMarker.FilledSquare)),
    ];
}
