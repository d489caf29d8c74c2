namespace RLCollapse.Data.Tasks.Arithmetic.Formats;

/// <summary>A format of arithmetic word problems.</summary>
public abstract class ArithmeticFormat : IOutputFormat
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract string Description { get; }

    /// <inheritdoc/>
    public ProblemDomain Domain => ProblemDomain.Arithmetic;

    /// <inheritdoc/>
    public abstract string Opener { get; }

    /// <inheritdoc/>
    public abstract IReadOnlyList<string> Words { get; }

    /// <inheritdoc/>
    public virtual bool IsExecuted => false;

    /// <inheritdoc/>
    public abstract FormatStyle Style { get; }

    /// <inheritdoc/>
    public string Render(Problem problem) => Write((ArithmeticProblem)problem);

    /// <inheritdoc/>
    public abstract bool TryParse(string text, out long answer);

    /// <summary>Writes the solution in canonical text.</summary>
    protected abstract string Write(ArithmeticProblem problem);
}
