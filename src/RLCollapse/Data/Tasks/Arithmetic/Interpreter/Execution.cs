namespace RLCollapse.Data.Tasks.Arithmetic.Interpreter;

/// <summary>How a program ended.</summary>
/// <param name="Fault">Why it has no result, or <see cref="ExecutionFault.None"/>.</param>
/// <param name="Value">What was returned; null without a <c>return</c> or after a fault.</param>
/// <param name="Output">What was printed; empty after a fault.</param>
/// <param name="LastStatement">The last statement of the text that stands in no block.</param>
public readonly record struct Execution(
    ExecutionFault Fault, long? Value, IReadOnlyList<long> Output, StatementKind LastStatement)
{
    internal static Execution Failed(ExecutionFault fault) => new(fault, null, [], StatementKind.None);
}
