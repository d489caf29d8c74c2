using System.Text;

namespace RLCollapse.Data.Tasks.Arithmetic.Formats;

/// <summary>
/// Equations, computed by the model: <c>$ 12 + 7 = 19 $ $ 19 - 5 = 14 $ \boxed { 14 }</c>. Grammar: one equation or more of that
/// form and the box; the boxed answer counts, whatever the equations say.
/// </summary>
public sealed class LatexFormat : ArithmeticFormat
{
    /// <inheritdoc/>
    public override string Name => "latex";

    /// <inheritdoc/>
    public override string Description => "Equations with their results, and a box: $ 12 + 7 = 19 $ \\boxed { 19 }";

    /// <inheritdoc/>
    public override string Opener => "$";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words { get; } =
        ["$", "+", "-", "\\times", "\\div", "=", "\\boxed", "{", "}"];

    /// <inheritdoc/>
    public override FormatStyle Style { get; } = new("#009E73", FormatMarker.FilledTriangleUp);

    /// <inheritdoc/>
    protected override string Write(ArithmeticProblem problem)
    {
        var text = new StringBuilder();
        var value = problem.Start;
        foreach (var step in problem.Steps)
        {
            text.Append($"$ {Number.Text(value)} {Symbol(step.Operation)} {Number.Text(step.Operand)} = {Number.Text(step.Result)} $ ");
            value = step.Result;
        }

        return text.Append($"\\boxed {{ {Number.Text(problem.Answer)} }}").ToString();
    }

    /// <inheritdoc/>
    public override bool TryParse(string text, out long answer)
    {
        answer = 0;
        var tokens = new TokenCursor(text);
        var equations = 0;
        for (; tokens.Take("$"); equations++)
        {
            if (!TakeEquation(tokens)) return false;
        }

        return equations > 0 && tokens.Take("\\boxed") && tokens.Take("{") && tokens.TakeNumber(out answer)
            && tokens.Take("}") && tokens.AtEnd;
    }

    private static bool TakeEquation(TokenCursor tokens) =>
        tokens.TakeNumber(out _) && TakeSymbol(tokens) && tokens.TakeNumber(out _)
        && tokens.Take("=") && tokens.TakeNumber(out _) && tokens.Take("$");

    private static bool TakeSymbol(TokenCursor tokens) =>
        tokens.Take("+") || tokens.Take("-") || tokens.Take("\\times") || tokens.Take("\\div");

    private static string Symbol(ArithmeticOperation operation) => operation switch
    {
        ArithmeticOperation.Add => "+",
        ArithmeticOperation.Subtract => "-",
        ArithmeticOperation.Multiply => "\\times",
        _ => "\\div",
    };
}
