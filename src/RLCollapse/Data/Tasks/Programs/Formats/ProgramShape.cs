namespace RLCollapse.Data.Tasks.Programs.Formats;

/// <summary>A shape of programs: one step, or two of which the first has a certain operation.</summary>
/// <param name="name">In configs and metric keys.</param>
/// <param name="first">Index of the first operation where there are two steps; null where there is one step.</param>
/// <param name="style">How figures draw it.</param>
public sealed class ProgramShape(string name, int? first, FormatStyle style) : IOutputFormat
{
    /// <summary>All of them; every form is of one.</summary>
    public static IReadOnlyList<ProgramShape> All { get; } =
    [
        new("direct", null, new("#0072B2", FormatMarker.FilledCircle)),
        new("plus-first", 0, new("#D55E00", FormatMarker.FilledSquare)),
        new("minus-first", 1, new("#009E73", FormatMarker.FilledTriangleUp)),
        new("times-first", 2, new("#CC79A7", FormatMarker.FilledDiamond)),
    ];

    /// <summary>Its forms.</summary>
    public IReadOnlyList<ProgramForm> Forms { get; } =
        [.. ProgramForm.All.Where(form => first is null ? form.Second is null : form.Second is not null && form.First.Operation == first)];

    /// <summary>Tokens of each of its forms, the end token included.</summary>
    public int Tokens => first is null ? 4 : 8;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Description { get; } = first is { } operation
        ? $"A program of two steps: ( x {ProgramStep.Signs[operation]} 2 ) + 3"
        : "A program of one step: x + 3";

    /// <inheritdoc/>
    public ProblemDomain Domain => ProblemDomain.Programs;

    /// <inheritdoc/>
    public string Opener { get; } = first is { } operation ? $"( x {ProgramStep.Signs[operation]}" : "x";

    /// <inheritdoc/>
    public IReadOnlyList<string> Words { get; } = first is null ? ["x", .. ProgramStep.Signs] : ["(", "x", ")", .. ProgramStep.Signs];

    /// <inheritdoc/>
    public bool IsExecuted => true;

    /// <inheritdoc/>
    public bool HasManyForms => true;

    /// <inheritdoc/>
    public FormatStyle Style => style;

    /// <inheritdoc/>
    public string Render(Problem problem) => ((ProgramProblem)problem).Form.Text;

    /// <summary>Reads a program; its answer is its meaning.</summary>
    public bool TryParse(string text, out long answer)
    {
        var form = ProgramForm.Read(text);
        var isOwn = form is not null && (first is null ? form.Second is null : form.Second is not null && form.First.Operation == first);
        answer = isOwn ? ProgramMeanings.Of(form!) : -1;
        return isOwn;
    }
}
