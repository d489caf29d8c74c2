namespace RLCollapse.Data;

/// <summary>An arithmetic word problem: somebody has a number of things, and each step changes it.</summary>
/// <param name="Id">Hash of the problem itself (<see cref="Start"/> and <see cref="Steps"/> with the wording), the same in every process.</param>
/// <param name="Prompt">The question in canonical text.</param>
/// <param name="Subject">Who has the things.</param>
/// <param name="Item">The things, in the plural.</param>
/// <param name="Start">Number of things at first.</param>
/// <param name="Steps">What happens, in order; at least one.</param>
public sealed record Problem(string Id, string Prompt, string Subject, string Item, int Start, IReadOnlyList<ProblemStep> Steps)
{
    /// <summary>Kind of problem.</summary>
    public string Domain => "arithmetic";

    /// <summary>The number of things at the end.</summary>
    public long Answer => Steps[^1].Result;

    /// <summary>Number of steps.</summary>
    public int Difficulty => Steps.Count;
}

/// <summary>One operation of a problem.</summary>
/// <param name="Operation">What is done to the running value.</param>
/// <param name="Operand">With which number.</param>
/// <param name="Result">The running value afterwards.</param>
public readonly record struct ProblemStep(ArithmeticOperation Operation, int Operand, int Result);
