using System.Text;
using RLCollapse.Data.Tasks.Arithmetic.Interpreter;
using RLCollapse.Kernels;

namespace RLCollapse.Data.Tasks.Arithmetic.Formats;

/// <summary>
/// A function that is run: <c>def solve ( ) : a = 12 ; b = a + 7 ; return b</c>. The model copies numbers and never computes.
/// Grammar: that header, then statements of <see cref="BoundedInterpreter"/>, the last of which is <c>return</c>.
/// </summary>
public sealed class PythonFormat : IOutputFormat
{
    private const string Header = "def solve ( ) : ";
    private const string Variables = "abcdefg";

    /// <inheritdoc/>
    public string Name => "python";

    /// <inheritdoc/>
    public string Opener => "def";

    /// <inheritdoc/>
    public bool IsExecuted => true;

    /// <inheritdoc/>
    public string Render(Problem problem)
    {
        var text = new StringBuilder($"{Header}a = {Number.Text(problem.Start)} ; ");
        for (var i = 0; i < problem.Steps.Count; i++)
        {
            var step = problem.Steps[i];
            text.Append($"{Variables[i + 1]} = {Variables[i]} {Symbol(step.Operation)} {Number.Text(step.Operand)} ; ");
        }

        return text.Append($"return {Variables[problem.Steps.Count]}").ToString();
    }

    /// <inheritdoc/>
    public bool TryParse(string text, out long answer)
    {
        answer = 0;
        if (!text.StartsWith(Header, StringComparison.Ordinal)) return false;
        var execution = BoundedInterpreter.RunBody(text[Header.Length..]);
        if (execution.LastStatement != StatementKind.Return || execution.Value is not { } value) return false;
        answer = value;
        return true;
    }

    private static string Symbol(ArithmeticOperation operation) => operation switch
    {
        ArithmeticOperation.Add => "+",
        ArithmeticOperation.Subtract => "-",
        ArithmeticOperation.Multiply => "*",
        _ => "//",
    };
}
