namespace RLCollapse.Data.Tasks.Arithmetic.Interpreter;

/// <summary>
/// Runs code that a model wrote: the part of Python that the words of the code formats can write, on one line with <c>;</c>
/// between statements. Whole numbers, no branch, loop or function:
/// <code>
/// statements := statement { ; statement }
/// statement  := name ( = | += | -= | *= | //= ) sum  |  print ( sum )  |  return sum
/// sum        := term { ( + | - ) term }
/// term       := factor { ( * | // ) factor }
/// factor     := - factor | number | name | ( sum )
/// </code>
/// One pass reads and runs; behind the first <c>return</c> it only reads. Steps, nesting, names and magnitude are bounded, so
/// whatever the text, the run is over after a fixed amount of work and cannot touch anything.
/// </summary>
public sealed class BoundedInterpreter
{
    /// <summary>Most steps of a run: a number, a name, an operation or a statement's effect is one, the end of a program two.</summary>
    public const int MaxSteps = 10_000;

    /// <summary>Most parentheses and signs around a number, itself counted.</summary>
    public const int MaxNesting = 32;

    /// <summary>Most different names of a program.</summary>
    public const int MaxNames = 32;

    private readonly TokenCursor _tokens;
    private readonly Dictionary<string, long?> _values = [];
    private readonly Dictionary<string, long?>.AlternateLookup<ReadOnlySpan<char>> _valueOf;
    private Statement _last;
    private long? _returned;
    private long _printed;
    private int _prints;
    private int _steps;
    private int _nesting;

    private enum Statement
    {
        Assignment,
        Print,
        Return,
    }

    private BoundedInterpreter(string text)
    {
        _tokens = new TokenCursor(text);
        _valueOf = _values.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private bool HasReturned => _returned is not null;

    /// <summary>Runs the body of a function, whose last statement has to be <c>return</c>.</summary>
    /// <param name="text">Canonical text: single spaces between tokens.</param>
    /// <param name="value">What the first <c>return</c> gives, or 0.</param>
    /// <returns>Whether it is in the language and ran within the bounds.</returns>
    public static bool TryReturn(string text, out long value)
    {
        var run = new BoundedInterpreter(text);
        var hasValue = run.Statements() && run._last == Statement.Return;
        value = hasValue ? run._returned!.Value : 0;
        return hasValue;
    }

    /// <summary>Runs a program, which has to print once, with its last statement, and not to return.</summary>
    /// <param name="text">Canonical text: single spaces between tokens.</param>
    /// <param name="value">What it prints, or 0.</param>
    /// <returns>Whether it is in the language and ran within the bounds.</returns>
    public static bool TryPrint(string text, out long value)
    {
        var run = new BoundedInterpreter(text);
        var hasValue = run.Statements() && run is { _last: Statement.Print, _prints: 1, HasReturned: false } && run.Step(2);
        value = hasValue ? run._printed : 0;
        return hasValue;
    }

    private bool Statements()
    {
        do
        {
            var fits = _tokens.Current switch
            {
                "print" => Print(),
                "return" => Return(),
                _ => Assignment(),
            };
            if (!fits) return false;
        }
        while (_tokens.Take(";"));
        return _tokens.AtEnd;
    }

    private bool Print()
    {
        _last = Statement.Print;
        if (!_tokens.Take("print") || !_tokens.Take("(") || !Sum(out var value) || !_tokens.Take(")") || !Step()) return false;
        if (!HasReturned) (_printed, _prints) = (value, _prints + 1);
        return true;
    }

    private bool Return()
    {
        _last = Statement.Return;
        if (!_tokens.Take("return") || !Sum(out var value) || !Step()) return false;
        _returned ??= value;
        return true;
    }

    private bool Assignment()
    {
        _last = Statement.Assignment;
        if (!IsName(_tokens.Current)) return false;
        var name = _tokens.Current.ToString();
        _tokens.Advance();
        if (_tokens.Take("=")) return Know(name) && Sum(out var value) && Store(name, value);
        var sign = _tokens.Current is "+=" or "-=" or "*=" or "//=" ? _tokens.Current[0] : default;
        _tokens.Advance();
        return sign != default && Read(name, out var left) && Sum(out var right) && Apply(sign, ref left, right) && Store(name, left);
    }

    private bool Sum(out long value)
    {
        if (!Term(out value)) return false;
        while (_tokens.Current is "+" or "-")
        {
            var sign = _tokens.Current[0];
            _tokens.Advance();
            if (!Term(out var right) || !Apply(sign, ref value, right)) return false;
        }

        return true;
    }

    private bool Term(out long value)
    {
        if (!Factor(out value)) return false;
        while (_tokens.Current is "*" or "//")
        {
            var sign = _tokens.Current[0];
            _tokens.Advance();
            if (!Factor(out var right) || !Apply(sign, ref value, right)) return false;
        }

        return true;
    }

    private bool Factor(out long value)
    {
        value = 0;
        if (++_nesting > MaxNesting) return false;
        var fits = _tokens.Take("-") ? Step() && Factor(out var negated) && Apply('-', ref value, negated) : Atom(out value);
        _nesting--;
        return fits;
    }

    private bool Atom(out long value)
    {
        if (_tokens.TakeNumber(out value)) return Step();
        if (_tokens.Take("(")) return Sum(out value) && _tokens.Take(")");
        if (!IsName(_tokens.Current) || !Read(_tokens.Current, out value)) return false;
        _tokens.Advance();
        return true;
    }

    private bool Apply(char sign, ref long value, long right) =>
        HasReturned || (Step() && BoundedArithmetic.TryApply(sign, value, right, out value));

    private bool Read(ReadOnlySpan<char> name, out long value)
    {
        value = 0;
        if (!Know(name) || !Step()) return false;
        if (HasReturned) return true;
        var known = _valueOf[name];
        value = known ?? 0;
        return known is not null;
    }

    private bool Store(string name, long value)
    {
        if (!Step()) return false;
        if (!HasReturned) _values[name] = value;
        return true;
    }

    private bool Know(ReadOnlySpan<char> name) => _valueOf.ContainsKey(name) || (_values.Count < MaxNames && _valueOf.TryAdd(name, null));

    private bool Step(int count = 1) => HasReturned || (_steps += count) <= MaxSteps;

    private static bool IsName(ReadOnlySpan<char> token)
    {
        foreach (var c in token)
        {
            if (!char.IsAsciiLetter(c)) return false;
        }

        return !token.IsEmpty && token is not ("def" or "return" or "print");
    }
}
