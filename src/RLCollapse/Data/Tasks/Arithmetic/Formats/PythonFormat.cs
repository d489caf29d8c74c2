using System.Text;
using RLCollapse.Data.Tasks.Arithmetic.Interpreter;

namespace RLCollapse.Data.Tasks.Arithmetic.Formats;

/// <summary>
/// A function that is run: <c>def solve ( ) : a = 12 ; b = a + 7 ; return b</c>. The model copies numbers and never computes.
/// Grammar: that header, then statements of <see cref="BoundedInterpreter"/>, the last of which is <c>return</c>.
/// </summary>
public sealed class PythonFormat : ArithmeticFormat
{
    private const string Header = "def solve ( ) : ";
    private const string Variables = "abcdefg";

    /// <inheritdoc/>
    public override string Name => "python";

    /// <inheritdoc/>
    public override string Description =>
        "A function that is run, which only copies numbers: def solve ( ) : a = 12 ; b = a + 7 ; return b";

    /// <inheritdoc/>
    public override string Opener => "def";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words { get; } =
        ["def", "solve", "(", ")", ":", "=", ";", "return", "+", "-", "*", "//", "a", "b", "c", "d", "e", "f", "g"];

    /// <inheritdoc/>
    public override bool IsExecuted => true;

    /// <inheritdoc/>
    public override FormatStyle Style { get; } = new("#0072B2", FormatMarker.FilledCircle);

    /// <inheritdoc/>
    protected override string Write(ArithmeticProblem problem)
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
    public override bool TryParse(string text, out long answer)
    {
        answer = 0;
        return text.StartsWith(Header, StringComparison.Ordinal) && BoundedInterpreter.TryReturn(text[Header.Length..], out answer);
    }

    private static string Symbol(ArithmeticOperation operation) => operation switch
    {
        ArithmeticOperation.Add => "+",
        ArithmeticOperation.Subtract => "-",
        ArithmeticOperation.Multiply => "*",
        _ => "//",
    };
}
