namespace RLCollapse.Data.Tasks.Arithmetic;

/// <summary>An arithmetic word problem: somebody has a number of things, and each step changes it.</summary>
/// <param name="Id">Hash of <paramref name="Start"/> and <paramref name="Steps"/> with the wording.</param>
/// <param name="Prompt">The question in canonical text.</param>
/// <param name="Subject">Who has the things.</param>
/// <param name="Item">The things, in the plural.</param>
/// <param name="Start">Number of things at first.</param>
/// <param name="Steps">What happens, in order; at least one.</param>
public sealed record ArithmeticProblem(string Id, string Prompt, string Subject, string Item, int Start, IReadOnlyList<ProblemStep> Steps)
    : Problem(Id, Prompt)
{
    /// <summary>The number of things at the end.</summary>
    public override long Answer => Steps[^1].Result;

    /// <summary>Number of steps.</summary>
    public override int Difficulty => Steps.Count;
}
