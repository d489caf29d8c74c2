using System.Runtime.InteropServices;

namespace RLCollapse.Data.Tasks.Arithmetic.Interpreter;

/// <summary>What the two compilers share: the text, the code so far and the first fault.</summary>
/// <param name="text">The text to compile.</param>
public sealed class CodeBuilder(string text)
{
    /// <summary>Most blocks and parentheses that may be open at once.</summary>
    private const int MaxNesting = 32;

    /// <summary>Most functions of a program.</summary>
    private const int MaxFunctions = 32;

    private int _nesting;

    /// <summary>The text, token by token.</summary>
    public TokenCursor Tokens { get; } = new(text);

    /// <summary>The instructions so far.</summary>
    public List<Instruction> Code { get; } = new(64);

    /// <summary>The functions met so far.</summary>
    public List<Function> Functions { get; } = [];

    /// <summary>Variables of the function, or of the program, that is being compiled.</summary>
    public Variables Variables { get; set; } = new();

    /// <summary>Why compiling failed.</summary>
    public ExecutionFault Fault { get; private set; } = ExecutionFault.Syntax;

    /// <summary>Adds an instruction.</summary>
    /// <returns>Always true, so that it can end a chain of conditions.</returns>
    public bool Emit(OpCode code, long operand = 0)
    {
        Code.Add(new Instruction(code, operand));
        return true;
    }

    /// <summary>Adds a jump whose target is not known yet.</summary>
    /// <returns>Where it stands, for <see cref="Land"/>.</returns>
    public int EmitJump(OpCode code)
    {
        Code.Add(new Instruction(code));
        return Code.Count - 1;
    }

    /// <summary>Lets a jump go to the next instruction.</summary>
    public void Land(int jump) => CollectionsMarshal.AsSpan(Code)[jump] = new Instruction(Code[jump].Code, Code.Count);

    /// <summary>The index of a function, which is a new one if its name is.</summary>
    /// <returns>Negative if it is known with another number of arguments, or one function too many.</returns>
    public int FunctionIndex(string name, int arity)
    {
        var index = Functions.FindIndex(function => function.Name == name);
        if (index >= 0) return Functions[index].Arity == arity ? index : -1;
        if (Functions.Count == MaxFunctions) return -1;
        Functions.Add(new Function(name, arity));
        return Functions.Count - 1;
    }

    /// <summary>Goes one block or parenthesis deeper.</summary>
    /// <returns>Whether that is allowed.</returns>
    public bool Enter() => ++_nesting <= MaxNesting || Fail(ExecutionFault.Depth);

    /// <summary>Comes back from <see cref="Enter"/>.</summary>
    /// <returns>Always true.</returns>
    public bool Leave()
    {
        _nesting--;
        return true;
    }

    /// <summary>Notes a fault other than syntax.</summary>
    /// <returns>Always false.</returns>
    public bool Fail(ExecutionFault fault)
    {
        Fault = fault;
        return false;
    }

    /// <summary>Takes a name that is no keyword.</summary>
    public bool TakeName(out string name)
    {
        name = string.Empty;
        if (!IsName(Tokens.Current)) return false;
        name = Tokens.Current.Length == 1 ? Letter(Tokens.Current[0]) : Tokens.Current.ToString();
        Tokens.Advance();
        return true;
    }

    private static readonly string[] Letters = [.. Enumerable.Range(0, 128).Select(c => ((char)c).ToString())];

    private static string Letter(char letter) => Letters[letter];

    private static bool IsName(ReadOnlySpan<char> token)
    {
        if (token.IsEmpty || char.IsAsciiDigit(token[0])) return false;
        foreach (var c in token)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_') return false;
        }

        return token is not ("def" or "return" or "print" or "if" or "else" or "while" or "for" or "in" or "range" or "end");
    }
}
