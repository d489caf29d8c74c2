namespace RLCollapse.Data.Tasks.Arithmetic.Interpreter;

/// <summary>Why a program has no result.</summary>
public enum ExecutionFault
{
    /// <summary>It ran to its end.</summary>
    None,

    /// <summary>It is not in the language.</summary>
    Syntax,

    /// <summary>A name is used before it has a value, or a function that is not there is called.</summary>
    UnknownName,

    /// <summary>A function without <c>return</c> was used as a number.</summary>
    NoValue,

    /// <summary>Division by zero, a division by <c>/</c> that is not exact, or a negative exponent.</summary>
    Arithmetic,

    /// <summary>A number grew too large.</summary>
    Magnitude,

    /// <summary>It took too many steps.</summary>
    Steps,

    /// <summary>Too many calls, blocks or parentheses were open at once.</summary>
    Depth,
}
