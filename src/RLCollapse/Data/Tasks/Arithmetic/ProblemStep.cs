namespace RLCollapse.Data.Tasks.Arithmetic;

/// <summary>One operation of a problem.</summary>
/// <param name="Operation">What is done to the running value.</param>
/// <param name="Operand">With which number.</param>
/// <param name="Result">The running value afterwards.</param>
public readonly record struct ProblemStep(ArithmeticOperation Operation, int Operand, int Result);
