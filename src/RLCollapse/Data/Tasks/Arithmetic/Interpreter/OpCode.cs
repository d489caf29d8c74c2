namespace RLCollapse.Data.Tasks.Arithmetic.Interpreter;

/// <summary>Instructions of the stack machine; "top" is the top of its stack of numbers.</summary>
public enum OpCode : byte
{
    /// <summary>Push the operand.</summary>
    Push,

    /// <summary>Push the value of a variable.</summary>
    Load,

    /// <summary>Pop into a variable.</summary>
    Store,

    /// <summary>Drop the top.</summary>
    Pop,

    /// <summary>a + b.</summary>
    Add,

    /// <summary>a − b.</summary>
    Subtract,

    /// <summary>a × b.</summary>
    Multiply,

    /// <summary>a ÷ b, which must be exact.</summary>
    Divide,

    /// <summary>a ÷ b rounded down.</summary>
    FloorDivide,

    /// <summary>a − b · ⌊a ÷ b⌋.</summary>
    Modulo,

    /// <summary>a to the power b.</summary>
    Power,

    /// <summary>1 if a &lt; b, else 0.</summary>
    Less,

    /// <summary>1 if a ≤ b, else 0.</summary>
    LessOrEqual,

    /// <summary>1 if a &gt; b, else 0.</summary>
    Greater,

    /// <summary>1 if a ≥ b, else 0.</summary>
    GreaterOrEqual,

    /// <summary>1 if a = b, else 0.</summary>
    Equal,

    /// <summary>1 if a ≠ b, else 0.</summary>
    NotEqual,

    /// <summary>Go to an instruction.</summary>
    Jump,

    /// <summary>Pop, and go to an instruction if it was 0.</summary>
    JumpIfZero,

    /// <summary>Make a function known.</summary>
    Define,

    /// <summary>Call a function with the arguments on the stack.</summary>
    Call,

    /// <summary>Leave the function, or the program, with the top as its value.</summary>
    Return,

    /// <summary>Pop and print.</summary>
    Print,
}
