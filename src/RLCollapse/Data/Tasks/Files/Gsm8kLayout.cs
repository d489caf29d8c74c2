using RLCollapse.Data.Answers;
using RLCollapse.Data.Files;

namespace RLCollapse.Data.Tasks.Files;

/// <summary>
/// Rows of GSM8K (Cobbe et al. 2021, arXiv 2110.14168): a question and a worked solution, whose last line is <c>#### 42</c>. Each solution
/// is told in three formats, of which its annotations may give no program.
/// </summary>
public sealed class Gsm8kLayout : IRowLayout
{
    /// <inheritdoc/>
    public string Description => "A row is {\"question\": \"…\", \"answer\": \"… #### 42\"}.";

    /// <inheritdoc/>
    public FileProblem Read(Row row, DataOptions data, IReadOnlyList<IOutputFormat> formats)
    {
        var (question, solution) = (row.Required("question").Trim(), row.Required("answer").Trim());
        var at = solution.LastIndexOf("####", StringComparison.Ordinal);
        var answer = at < 0 ? "" : solution[(at + 4)..].Trim();
        var expected = WrittenNumber.Of(answer) is { } number ? WrittenAnswer.IdOf(number)
            : throw new FormatException("\"answer\" does not end in #### and a number");
        var prompt = question + "\n";
        var solutions = new Dictionary<string, IReadOnlyList<string>>();
        void Add(string format, string? text)
        {
            if (text is not null && data.Formats.Contains(format)) solutions[format] = [text];
        }

        Add(Gsm8kSolution.Prose, Gsm8kSolution.AsProse(solution));
        Add(Gsm8kSolution.Code, Gsm8kSolution.AsCode(solution, expected));
        Add(Gsm8kSolution.Bare, $"{Gsm8kSolution.Mark} {answer}");
        return new(FileProblem.IdOf(prompt), prompt, expected, Math.Max(1, Gsm8kSolution.Steps(solution)), solutions) { Written = answer };
    }
}
