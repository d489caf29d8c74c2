using System.Text;
using RLCollapse.Data.Tasks.Arithmetic.Interpreter;

namespace RLCollapse.Data.Tasks.Arithmetic.Formats;

/// <summary>
/// Tagged code that is run: <c>&lt;llm-code&gt; x = 12 ; x += 7 ; print ( x ) &lt;/llm-code&gt;</c>. Grammar: between the tags
/// statements of <see cref="BoundedInterpreter"/> that print once, with the last statement.
/// </summary>
public sealed class LlmCodeFormat : IOutputFormat
{
    private const string Open = "<llm-code> ";
    private const string Close = " </llm-code>";

    /// <inheritdoc/>
    public string Name => "llm-code";

    /// <inheritdoc/>
    public string Opener => "<llm-code>";

    /// <inheritdoc/>
    public bool IsExecuted => true;

    /// <inheritdoc/>
    public string Render(Problem problem)
    {
        var text = new StringBuilder($"{Open}x = {Number.Text(problem.Start)} ; ");
        foreach (var step in problem.Steps) text.Append($"x {Symbol(step.Operation)} {Number.Text(step.Operand)} ; ");
        return text.Append("print ( x )").Append(Close).ToString();
    }

    /// <inheritdoc/>
    public bool TryParse(string text, out long answer)
    {
        answer = 0;
        if (!text.StartsWith(Open, StringComparison.Ordinal) || !text.EndsWith(Close, StringComparison.Ordinal)) return false;
        if (text.Length < Open.Length + Close.Length) return false;
        var execution = BoundedInterpreter.RunProgram(text[Open.Length..^Close.Length]);
        if (execution.LastStatement != StatementKind.Print || execution.Output is not [var printed]) return false;
        answer = printed;
        return true;
    }

    private static string Symbol(ArithmeticOperation operation) => operation switch
    {
        ArithmeticOperation.Add => "+=",
        ArithmeticOperation.Subtract => "-=",
        ArithmeticOperation.Multiply => "*=",
        _ => "//=",
    };
}
