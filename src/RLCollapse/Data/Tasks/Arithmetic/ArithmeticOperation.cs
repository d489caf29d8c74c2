namespace RLCollapse.Data.Tasks.Arithmetic;

/// <summary>Arithmetic operations of a word problem.</summary>
public enum ArithmeticOperation
{
    /// <summary>a + b.</summary>
    Add,

    /// <summary>a − b, never below zero.</summary>
    Subtract,

    /// <summary>a × b with a small factor.</summary>
    Multiply,

    /// <summary>a ÷ b, always exact.</summary>
    Divide,
}
