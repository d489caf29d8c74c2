namespace RLCollapse.Data.Tasks.Arithmetic.Formats;

/// <summary>The bare answer, <c>Answer : 14</c>, computed by the model in one go.</summary>
public sealed class TerseFormat : IOutputFormat
{
    /// <inheritdoc/>
    public string Name => "terse";

    /// <inheritdoc/>
    public string Opener => "Answer";

    /// <inheritdoc/>
    public bool IsExecuted => false;

    /// <inheritdoc/>
    public string Render(Problem problem) => $"Answer : {Number.Text(problem.Answer)}";

    /// <inheritdoc/>
    public bool TryParse(string text, out long answer)
    {
        answer = 0;
        var tokens = new TokenCursor(text);
        return tokens.Take("Answer") && tokens.Take(":") && tokens.TakeNumber(out answer) && tokens.AtEnd;
    }
}
