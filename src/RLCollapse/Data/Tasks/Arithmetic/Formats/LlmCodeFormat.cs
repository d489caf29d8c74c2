using System.Text;
using RLCollapse.Data.Tasks.Arithmetic.Interpreter;

namespace RLCollapse.Data.Tasks.Arithmetic.Formats;

/// <summary>
/// Tagged code that is run: <c>&lt;llm-code&gt; x = 12 ; x += 7 ; print ( x ) &lt;/llm-code&gt;</c>. Grammar: between the tags
/// statements of <see cref="BoundedInterpreter"/> that print once, with the last statement.
/// </summary>
public sealed class LlmCodeFormat : ArithmeticFormat
{
    private const string Open = "<llm-code> ";
    private const string Close = " </llm-code>";

    /// <inheritdoc/>
    public override string Name => "llm-code";

    /// <inheritdoc/>
    public override string Description => "Tagged code that is run: <llm-code> x = 12 ; x += 7 ; print ( x ) </llm-code>";

    /// <inheritdoc/>
    public override string Opener => "<llm-code>";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words { get; } =
        ["<llm-code>", "</llm-code>", "x", "=", ";", "+=", "-=", "*=", "//=", "print", "(", ")"];

    /// <inheritdoc/>
    public override bool IsExecuted => true;

    /// <inheritdoc/>
    public override FormatStyle Style { get; } = new("#56B4E9", FormatMarker.FilledDiamond);

    /// <inheritdoc/>
    protected override string Write(ArithmeticProblem problem)
    {
        var text = new StringBuilder($"{Open}x = {Number.Text(problem.Start)} ; ");
        foreach (var step in problem.Steps) text.Append($"x {Symbol(step.Operation)} {Number.Text(step.Operand)} ; ");
        return text.Append("print ( x )").Append(Close).ToString();
    }

    /// <inheritdoc/>
    public override bool TryParse(string text, out long answer)
    {
        answer = 0;
        if (!text.StartsWith(Open, StringComparison.Ordinal) || !text.EndsWith(Close, StringComparison.Ordinal)) return false;
        return text.Length >= Open.Length + Close.Length && BoundedInterpreter.TryPrint(text[Open.Length..^Close.Length], out answer);
    }

    private static string Symbol(ArithmeticOperation operation) => operation switch
    {
        ArithmeticOperation.Add => "+=",
        ArithmeticOperation.Subtract => "-=",
        ArithmeticOperation.Multiply => "*=",
        _ => "//=",
    };
}
