using System.Text.RegularExpressions;
using RLCollapse.Data.Answers;

namespace RLCollapse.Data.Tasks.Files;

/// <summary>A worked solution of GSM8K in three formats: as written, as the program of its annotations, and its bare answer.</summary>
public static partial class Gsm8kSolution
{
    /// <summary>Name of the format of solutions as they are written.</summary>
    public const string Prose = "gsm8k-prose";

    /// <summary>Name of the format of programs.</summary>
    public const string Code = "gsm8k-code";

    /// <summary>Name of the format of bare answers.</summary>
    public const string Bare = "gsm8k-answer";

    /// <summary>Stands before the answer.</summary>
    public const string Mark = "####";

    private static readonly IAnswerReader Program = new ExecutedProgram();

    /// <summary>Annotations of the calculator, <c>&lt;&lt;48/2=24&gt;&gt;</c>, in the solution.</summary>
    public static int Steps(string solution) => Annotation().Count(solution);

    /// <summary>The solution without its annotations.</summary>
    public static string AsProse(string solution) => Annotation().Replace(solution, "");

    /// <summary>
    /// The annotations as a program, <c>v1=48/2</c> and so on, that prints the last value. Later steps have the numbers that earlier ones
    /// came to, as the annotations have.
    /// </summary>
    /// <returns>Null where there are none, or where running them does not give the answer.</returns>
    public static string? AsCode(string solution, long answer)
    {
        string[] steps = [.. Annotation().Matches(solution).Select(match => match.Groups["expression"].Value.Replace(" ", ""))];
        if (steps.Length == 0) return null;
        var program = string.Concat(steps.Index().Select(step => $"v{step.Index + 1}={step.Item}\n")) + $"print(v{steps.Length})";
        return Program.Read(program) == answer ? program : null;
    }

    [GeneratedRegex("<<(?<expression>[^<>=]+)=[^<>]*>>")]
    private static partial Regex Annotation();
}
