namespace RLCollapse.Data.Tasks.Arithmetic.Interpreter;

/// <summary>A program ready to run.</summary>
/// <param name="Code">Instructions, starting with the statements outside functions.</param>
/// <param name="Functions">Functions by index.</param>
/// <param name="VariableCount">Slots of the statements outside functions.</param>
/// <param name="LastStatement">The last statement of the text that stands in no block.</param>
public sealed record CompiledProgram(
    IReadOnlyList<Instruction> Code, IReadOnlyList<Function> Functions, int VariableCount, StatementKind LastStatement);
