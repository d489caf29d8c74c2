namespace RLCollapse.Data.Tasks.Arithmetic.Formats;

/// <summary>The bare answer, <c>Answer : 14</c>, computed by the model in one go.</summary>
public sealed class TerseFormat : ArithmeticFormat
{
    /// <inheritdoc/>
    public override string Name => "terse";

    /// <inheritdoc/>
    public override string Description => "The bare answer: Answer : 19";

    /// <inheritdoc/>
    public override string Opener => "Answer";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words { get; } =
        ["Answer", ":"];

    /// <inheritdoc/>
    public override FormatStyle Style { get; } = new("#CC79A7", FormatMarker.FilledTriangleDown);

    /// <inheritdoc/>
    protected override string Write(ArithmeticProblem problem) => $"Answer : {Number.Text(problem.Answer)}";

    /// <inheritdoc/>
    public override bool TryParse(string text, out long answer)
    {
        answer = 0;
        var tokens = new TokenCursor(text);
        return tokens.Take("Answer") && tokens.Take(":") && tokens.TakeNumber(out answer) && tokens.AtEnd;
    }
}
