namespace RLCollapse.Data.Tasks.Programs;

/// <summary>An equation that a program is asked for, and the program that a text gives.</summary>
/// <param name="Prompt">The equation in canonical text.</param>
/// <param name="Corpus">Whose law the question has.</param>
/// <param name="Equation">What is asked.</param>
/// <param name="Form">The program that the text gives; of a problem that nobody has answered yet, a short one that holds.</param>
public sealed record ProgramProblem(string Prompt, ProgramCorpus Corpus, Equation Equation, ProgramForm Form)
    : Problem(Equation.IdOf(Prompt), Prompt), IOpenQuestion
{
    /// <summary>The meaning of the program.</summary>
    public override long Answer => ProgramMeanings.Of(Form);

    /// <summary>None: many programs hold.</summary>
    public override long? OnlyAnswer => null;

    /// <summary>1.</summary>
    public override int Difficulty => 1;

    /// <inheritdoc/>
    public IReadOnlyList<double> Law => Corpus.Meanings(Equation);

    /// <inheritdoc/>
    public override bool Accepts(long answer) => answer >= 0 && answer < ProgramMeanings.Count
        && ProgramMeanings.Output((int)answer, Equation.Input) == Equation.Output;

    /// <summary>Whether a program's output misses by 1.</summary>
    public bool NearlyAccepts(long answer) => answer >= 0 && answer < ProgramMeanings.Count
        && Math.Abs(ProgramMeanings.Output((int)answer, Equation.Input) - Equation.Output) == 1;

    /// <summary>1 for a program that holds.</summary>
    public double Quality(long answer) => Accepts(answer) ? 1 : 0;

    /// <inheritdoc/>
    public double Taste(long answer, int seed) => ProgramMeanings.Taste((int)answer, seed);

    /// <summary>Share of the inputs of <see cref="ProgramMeanings"/> on which two programs agree.</summary>
    public double Similarity(long one, long other) => ProgramMeanings.Inputs.Count(input =>
        ProgramMeanings.Output((int)one, input) == ProgramMeanings.Output((int)other, input)) / (double)ProgramMeanings.Inputs.Count;
}
