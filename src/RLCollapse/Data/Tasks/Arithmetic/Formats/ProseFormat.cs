using System.Text;

namespace RLCollapse.Data.Tasks.Arithmetic.Formats;

/// <summary>
/// Steps in words, computed by the model: <c>First 12 plus 7 is 19 . Then 19 minus 5 is 14 . The answer is 14 .</c> Grammar: one
/// step or more of that form and the answer; the answer counts as stated, whatever the steps say.
/// </summary>
public sealed class ProseFormat : ArithmeticFormat
{
    /// <inheritdoc/>
    public override string Name => "prose";

    /// <inheritdoc/>
    public override string Description => "Steps in words with their results: First 12 plus 7 is 19 . The answer is 19 .";

    /// <inheritdoc/>
    public override string Opener => "First";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words { get; } =
        ["First", "Then", "plus", "minus", "times", "divided", "by", "is", ".", "The", "answer"];

    /// <inheritdoc/>
    public override FormatStyle Style { get; } = new("#D55E00", FormatMarker.FilledSquare);

    /// <inheritdoc/>
    protected override string Write(ArithmeticProblem problem)
    {
        var text = new StringBuilder();
        var value = problem.Start;
        foreach (var step in problem.Steps)
        {
            text.Append(text.Length == 0 ? "First " : "Then ");
            text.Append($"{Number.Text(value)} {Spoken(step.Operation)} {Number.Text(step.Operand)} is {Number.Text(step.Result)} . ");
            value = step.Result;
        }

        return text.Append($"The answer is {Number.Text(problem.Answer)} .").ToString();
    }

    /// <inheritdoc/>
    public override bool TryParse(string text, out long answer)
    {
        answer = 0;
        var tokens = new TokenCursor(text);
        if (!tokens.Take("First") || !TakeStep(tokens)) return false;
        while (tokens.Take("Then"))
        {
            if (!TakeStep(tokens)) return false;
        }

        return tokens.Take("The") && tokens.Take("answer") && tokens.Take("is") && tokens.TakeNumber(out answer)
            && tokens.Take(".") && tokens.AtEnd;
    }

    private static bool TakeStep(TokenCursor tokens) =>
        tokens.TakeNumber(out _) && TakeOperation(tokens) && tokens.TakeNumber(out _)
        && tokens.Take("is") && tokens.TakeNumber(out _) && tokens.Take(".");

    private static bool TakeOperation(TokenCursor tokens) =>
        tokens.Take("plus") || tokens.Take("minus") || tokens.Take("times") || (tokens.Take("divided") && tokens.Take("by"));

    private static string Spoken(ArithmeticOperation operation) => operation switch
    {
        ArithmeticOperation.Add => "plus",
        ArithmeticOperation.Subtract => "minus",
        ArithmeticOperation.Multiply => "times",
        _ => "divided by",
    };
}
