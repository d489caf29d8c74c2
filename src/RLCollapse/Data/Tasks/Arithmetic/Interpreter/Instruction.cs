namespace RLCollapse.Data.Tasks.Arithmetic.Interpreter;

/// <summary>One instruction.</summary>
/// <param name="Code">What to do.</param>
/// <param name="Operand">A number, a variable's slot, a function's index or an instruction's index.</param>
public readonly record struct Instruction(OpCode Code, long Operand = 0);
