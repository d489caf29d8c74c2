namespace RLCollapse.Data.Tasks.Arithmetic.Interpreter;

/// <summary>
/// Turns a text into code:
/// <code>
/// statements := statement { ; statement }
/// statement  := name ( = | += | -= | *= | /= | //= | %= | **= ) sum
///             | name ( [ sum { , sum } ] )  |  print ( sum )  |  return sum
///             | if condition : statements [ else : statements ] end
///             | while condition : statements end
///             | for name in range ( sum [ , sum ] ) : statements end
///             | def name ( [ name { , name } ] ) : statements end
/// </code>
/// <c>def</c> stands outside blocks, <c>return</c> inside a function; functions do not see variables outside them.
/// </summary>
public sealed class StatementCompiler
{
    /// <summary>Most variables of a function.</summary>
    private const int MaxVariables = 32;

    private readonly CodeBuilder _builder;
    private readonly ExpressionCompiler _expressions;
    private bool _inFunction;
    private int _blocks;

    private StatementCompiler(string text, bool isBody)
    {
        _builder = new CodeBuilder(text);
        _expressions = new ExpressionCompiler(_builder);
        _inFunction = isBody;
        _blocks = isBody ? 1 : 0;
    }

    /// <summary>Compiles a text.</summary>
    /// <param name="text">The text in canonical form: single spaces between tokens.</param>
    /// <param name="isBody">Whether it is the body of a function without parameters, rather than a program.</param>
    /// <param name="program">The program, null after a fault.</param>
    /// <returns>The fault, if any.</returns>
    public static ExecutionFault Compile(string text, bool isBody, out CompiledProgram? program)
    {
        var compiler = new StatementCompiler(text, isBody);
        var builder = compiler._builder;
        program = null;
        if (!compiler.Statements(out var last) || !builder.Tokens.AtEnd) return builder.Fault;
        builder.Emit(OpCode.Push, VirtualMachine.Nothing);
        builder.Emit(OpCode.Return);
        if (builder.Functions.Exists(function => function.Entry < 0)) return ExecutionFault.UnknownName;
        program = new CompiledProgram(builder.Code, builder.Functions, builder.Variables.Count, last);
        return ExecutionFault.None;
    }

    private bool Statements(out StatementKind last)
    {
        do
        {
            last = Statement();
            if (last == StatementKind.None) return false;
        }
        while (_builder.Tokens.Take(";"));
        return _builder.Variables.Count <= MaxVariables;
    }

    private StatementKind Statement()
    {
        var (kind, fits) = _builder.Tokens.Current switch
        {
            "print" => (StatementKind.Print, Print()),
            "return" => (StatementKind.Return, Return()),
            "if" => (StatementKind.If, If()),
            "while" => (StatementKind.While, While()),
            "for" => (StatementKind.For, For()),
            "def" => (StatementKind.Definition, Definition()),
            _ => NameFirst(),
        };
        return fits ? kind : StatementKind.None;
    }

    private (StatementKind Kind, bool Fits) NameFirst()
    {
        if (!_builder.TakeName(out var name)) return default;
        return _builder.Tokens.Current is "("
            ? (StatementKind.Call, _expressions.Call(name) && _builder.Emit(OpCode.Pop))
            : (StatementKind.Assignment, Assignment(_builder.Variables.Slot(name)));
    }

    private bool Assignment(int slot)
    {
        if (_builder.Tokens.Take("=")) return _expressions.Sum() && _builder.Emit(OpCode.Store, slot);
        OpCode? augmented = _builder.Tokens.Current switch
        {
            "+=" => OpCode.Add,
            "-=" => OpCode.Subtract,
            "*=" => OpCode.Multiply,
            "/=" => OpCode.Divide,
            "//=" => OpCode.FloorDivide,
            "%=" => OpCode.Modulo,
            "**=" => OpCode.Power,
            _ => null,
        };
        if (augmented is not { } code) return false;
        _builder.Tokens.Advance();
        return _builder.Emit(OpCode.Load, slot) && _expressions.Sum() && _builder.Emit(code) && _builder.Emit(OpCode.Store, slot);
    }

    private bool Print() =>
        Take("print", "(") && _expressions.Sum() && _builder.Tokens.Take(")") && _builder.Emit(OpCode.Print);

    private bool Return() => _inFunction && Take("return") && _expressions.Sum() && _builder.Emit(OpCode.Return);

    private bool If()
    {
        if (!Take("if") || !_expressions.Condition() || !Take(":")) return false;
        var otherwise = _builder.EmitJump(OpCode.JumpIfZero);
        if (!Block()) return false;
        if (Take("else", ":"))
        {
            var end = _builder.EmitJump(OpCode.Jump);
            _builder.Land(otherwise);
            otherwise = end;
            if (!Block()) return false;
        }

        _builder.Land(otherwise);
        return Take("end");
    }

    private bool While()
    {
        var again = _builder.Code.Count;
        if (!Take("while") || !_expressions.Condition() || !Take(":")) return false;
        var end = _builder.EmitJump(OpCode.JumpIfZero);
        if (!Block() || !Take("end")) return false;
        _builder.Emit(OpCode.Jump, again);
        _builder.Land(end);
        return true;
    }

    private bool For()
    {
        if (!Take("for") || !_builder.TakeName(out var name) || !Take("in", "range", "(")) return false;
        var variable = _builder.Variables.Slot(name);
        var (counter, limit) = (_builder.Variables.Hidden(), _builder.Variables.Hidden());
        if (!Range(counter, limit) || !Take(")", ":")) return false;
        var again = _builder.Code.Count;
        _builder.Emit(OpCode.Load, counter);
        _builder.Emit(OpCode.Load, limit);
        _builder.Emit(OpCode.Less);
        var end = _builder.EmitJump(OpCode.JumpIfZero);
        _builder.Emit(OpCode.Load, counter);
        _builder.Emit(OpCode.Store, variable);
        _builder.Emit(OpCode.Load, counter);
        _builder.Emit(OpCode.Push, 1);
        _builder.Emit(OpCode.Add);
        _builder.Emit(OpCode.Store, counter);
        if (!Block() || !Take("end")) return false;
        _builder.Emit(OpCode.Jump, again);
        _builder.Land(end);
        return true;
    }

    private bool Range(int counter, int limit)
    {
        if (!_expressions.Sum()) return false;
        if (Take(",")) return _builder.Emit(OpCode.Store, counter) && _expressions.Sum() && _builder.Emit(OpCode.Store, limit);
        return _builder.Emit(OpCode.Store, limit) && _builder.Emit(OpCode.Push) && _builder.Emit(OpCode.Store, counter);
    }

    private bool Definition()
    {
        if (_blocks > 0 || !Take("def") || !_builder.TakeName(out var name) || !Take("(")) return false;
        var parameters = new List<string>();
        while (!Take(")"))
        {
            if (parameters.Count > 0 && !Take(",")) return false;
            if (!_builder.TakeName(out var parameter) || parameters.Contains(parameter)) return false;
            parameters.Add(parameter);
        }

        var index = _builder.FunctionIndex(name, parameters.Count);
        if (index < 0 || _builder.Functions[index].Entry >= 0 || !Take(":")) return false;
        _builder.Emit(OpCode.Define, index);
        var behind = _builder.EmitJump(OpCode.Jump);
        if (!Body(_builder.Functions[index], parameters)) return false;
        _builder.Land(behind);
        return Take("end");
    }

    private bool Body(Function function, List<string> parameters)
    {
        var outer = _builder.Variables;
        function.Entry = _builder.Code.Count;
        _builder.Variables = function.Variables;
        parameters.ForEach(parameter => function.Variables.Slot(parameter));
        _inFunction = true;
        if (!Block()) return false;
        _inFunction = false;
        _builder.Variables = outer;
        return _builder.Emit(OpCode.Push, VirtualMachine.Nothing) && _builder.Emit(OpCode.Return);
    }

    private bool Block()
    {
        _blocks++;
        if (!_builder.Enter() || !Statements(out _)) return false;
        _blocks--;
        return _builder.Leave();
    }

    private bool Take(string first, string? second = null, string? third = null) =>
        _builder.Tokens.Take(first) && (second is null || _builder.Tokens.Take(second))
        && (third is null || _builder.Tokens.Take(third));
}
