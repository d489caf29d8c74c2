namespace RLCollapse.Data;

/// <summary>Problems whose prompts are encoded once, however often they occur.</summary>
/// <param name="problems">The problems.</param>
/// <param name="tokenizer">Encodes prompts and solutions.</param>
public sealed class ProblemTokens(IReadOnlyList<Problem> problems, ITokenizer tokenizer)
{
    private readonly int[]?[] _prompts = new int[problems.Count][];

    /// <summary>Number of problems.</summary>
    public int Count => problems.Count;

    /// <summary>The problem at an index.</summary>
    public Problem this[int index] => problems[index];

    /// <summary>The prompt of the problem at an index with a solution, right or wrong, in a format.</summary>
    public Example Solve(int index, Problem solved, IOutputFormat format, int formatIndex)
    {
        var prompt = _prompts[index] ??= tokenizer.EncodePrompt(problems[index].Prompt);
        return new Example(prompt, [.. tokenizer.Encode(format.Render(solved)), tokenizer.EndId], formatIndex);
    }
}
