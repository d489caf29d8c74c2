namespace RLCollapse.Data.Tasks.Arithmetic.Interpreter;

/// <summary>
/// Recursive descent over expressions, with Python's precedence:
/// <code>
/// condition  := sum [ ( &lt; | &lt;= | &gt; | &gt;= | == | != ) sum ]
/// sum        := term { ( + | - ) term }
/// term       := factor { ( * | / | // | % ) factor }
/// factor     := - factor | atom [ ** factor ]
/// atom       := number | name | name ( [ sum { , sum } ] ) | ( sum )
/// </code>
/// Each method emits the code that leaves the value on the stack, and returns whether the text fitted.
/// </summary>
/// <param name="builder">Where tokens come from and code goes to.</param>
public sealed class ExpressionCompiler(CodeBuilder builder)
{
    /// <summary>Compiles a condition.</summary>
    public bool Condition()
    {
        if (!Sum()) return false;
        OpCode? comparison = builder.Tokens.Current switch
        {
            "<" => OpCode.Less,
            "<=" => OpCode.LessOrEqual,
            ">" => OpCode.Greater,
            ">=" => OpCode.GreaterOrEqual,
            "==" => OpCode.Equal,
            "!=" => OpCode.NotEqual,
            _ => null,
        };
        if (comparison is not { } code) return true;
        builder.Tokens.Advance();
        return Sum() && builder.Emit(code);
    }

    /// <summary>Compiles a sum: what may stand on the right of <c>=</c>.</summary>
    public bool Sum()
    {
        if (!Term()) return false;
        while (Operator() is (OpCode.Add or OpCode.Subtract) and var code)
        {
            builder.Tokens.Advance();
            if (!Term() || !builder.Emit(code)) return false;
        }

        return true;
    }

    /// <summary>Compiles a call from its opening parenthesis on.</summary>
    public bool Call(string name)
    {
        if (!builder.Enter() || !builder.Tokens.Take("(")) return false;
        var arity = 0;
        while (!builder.Tokens.Take(")"))
        {
            if (arity > 0 && !builder.Tokens.Take(",")) return false;
            if (!Sum()) return false;
            arity++;
        }

        var index = builder.FunctionIndex(name, arity);
        return index >= 0 && builder.Emit(OpCode.Call, index) && builder.Leave();
    }

    private bool Term()
    {
        if (!Factor()) return false;
        while (Operator() is (OpCode.Multiply or OpCode.Divide or OpCode.FloorDivide or OpCode.Modulo) and var code)
        {
            builder.Tokens.Advance();
            if (!Factor() || !builder.Emit(code)) return false;
        }

        return true;
    }

    private bool Factor()
    {
        if (!builder.Enter()) return false;
        if (builder.Tokens.Take("-"))
        {
            return builder.Emit(OpCode.Push) && Factor() && builder.Emit(OpCode.Subtract) && builder.Leave();
        }

        if (!Atom()) return false;
        if (builder.Tokens.Take("**") && !(Factor() && builder.Emit(OpCode.Power))) return false;
        return builder.Leave();
    }

    private bool Atom()
    {
        if (builder.Tokens.TakeNumber(out var number)) return builder.Emit(OpCode.Push, number);
        if (builder.Tokens.Take("(")) return Sum() && builder.Tokens.Take(")");
        if (!builder.TakeName(out var name)) return false;
        return builder.Tokens.Current is "(" ? Call(name) : builder.Emit(OpCode.Load, builder.Variables.Slot(name));
    }

    private OpCode? Operator() => builder.Tokens.Current switch
    {
        "+" => OpCode.Add,
        "-" => OpCode.Subtract,
        "*" => OpCode.Multiply,
        "/" => OpCode.Divide,
        "//" => OpCode.FloorDivide,
        "%" => OpCode.Modulo,
        _ => null,
    };
}
