namespace RLCollapse.Data.Tasks.Arithmetic.Interpreter;

/// <summary>Kinds of statement.</summary>
public enum StatementKind
{
    /// <summary>No statement at all.</summary>
    None,

    /// <summary><c>x = 1</c>, <c>x += 1</c>.</summary>
    Assignment,

    /// <summary><c>f ( 1 )</c> for its effect.</summary>
    Call,

    /// <summary><c>print ( x )</c>.</summary>
    Print,

    /// <summary><c>return x</c>.</summary>
    Return,

    /// <summary><c>if x &lt; 1 : … else : … end</c>.</summary>
    If,

    /// <summary><c>while x &lt; 1 : … end</c>.</summary>
    While,

    /// <summary><c>for i in range ( 3 ) : … end</c>.</summary>
    For,

    /// <summary><c>def f ( x ) : … end</c>.</summary>
    Definition,
}
