using System.Globalization;

namespace RLCollapse.Data.Answers;

/// <summary>
/// Runs the small programs that solutions of word problems are: assignments (<c>=</c>, <c>+=</c>, <c>-=</c>, <c>*=</c>, <c>/=</c>) of
/// expressions in <c>+ - * / // % **</c> and brackets, then <c>print(…)</c> or <c>return …</c>, a statement a line or parted by
/// semicolons, below a line <c>def name():</c> if there is one. Numbers are decimals of 28 digits, so that 0.1 + 0.2 is 0.3. Nothing else
/// is run, and nothing outside is touched: length, steps and nesting are bounded, and whatever is not in the language has no value.
/// </summary>
public sealed class SmallPython
{
    /// <summary>Most characters of a program.</summary>
    public const int MaxLength = 20_000;

    /// <summary>Most operations.</summary>
    public const int MaxSteps = 10_000;

    /// <summary>Most brackets and signs around a number.</summary>
    public const int MaxNesting = 32;

    private readonly Dictionary<string, decimal> _values = [];
    private string _line = "";
    private int _at;
    private int _steps;
    private int _nesting;

    private SmallPython()
    {
    }

    /// <summary>What a program prints, which it has to do once, or returns; null where it has no value.</summary>
    public static decimal? Run(string program)
    {
        if (program.Length > MaxLength) return null;
        try
        {
            return new SmallPython().Execute(program);
        }
        catch (Exception error) when (error is FormatException or ArithmeticException)
        {
            return null;
        }
    }

    private decimal? Execute(string program)
    {
        string[] statements = [.. program.Split('\n', ';').Select(Uncommented).Where(line => line.Length > 0)];
        if (statements is [var header, ..] && IsHeader(header)) statements = statements[1..];
        foreach (var (i, statement) in statements.Index())
        {
            (_line, _at) = (statement, 0);
            if (Statement() is not { } value) continue;
            return i == statements.Length - 1 ? value : throw new FormatException("more stands behind the result");
        }

        return null;
    }

    /// <summary>The result, of a statement that gives one; null of an assignment.</summary>
    private decimal? Statement()
    {
        var name = Name();
        if (name == "print" && Take("("))
        {
            var printed = Sum();
            Require(Take(")") && AtEnd);
            return printed;
        }

        if (name == "return")
        {
            var returned = Sum();
            Require(AtEnd);
            return returned;
        }

        Require(name is not ("" or "def" or "print"));
        var operation = _line[_at..].TrimStart() is { Length: > 1 } rest && rest[0] is '+' or '-' or '*' or '/' && rest[1] == '='
            ? rest[0] : '=';
        Require(Take(operation == '=' ? "=" : $"{operation}="));
        var value = Sum();
        Require(AtEnd);
        _values[name] = operation == '=' ? value : Apply(operation.ToString(), Known(name), value);
        return null;
    }

    private decimal Sum()
    {
        var value = Product();
        while (TakeAny("+", "-") is { } operation) value = Apply(operation, value, Product());
        return value;
    }

    private decimal Product()
    {
        var value = Signed();
        while (TakeAny("//", "/", "*", "%") is { } operation) value = Apply(operation, value, Signed());
        return value;
    }

    /// <summary>A power binds more strongly than the sign before it, and from the right.</summary>
    private decimal Signed()
    {
        Require(++_nesting <= MaxNesting);
        decimal value;
        if (TakeAny("-", "+") is { } sign)
        {
            value = sign == "-" ? -Signed() : Signed();
        }
        else
        {
            value = Atom();
            if (Take("**")) value = Power(value, Signed());
        }

        _nesting--;
        return value;
    }

    private decimal Atom()
    {
        if (Take("("))
        {
            var value = Sum();
            Require(Take(")"));
            return value;
        }

        var name = Name();
        return name.Length > 0 ? Known(name) : Number();
    }

    private decimal Number()
    {
        var start = _at;
        while (_at < _line.Length && (char.IsAsciiDigit(_line[_at]) || _line[_at] == '.')) _at++;
        Require(_at > start && decimal.TryParse(
            _line.AsSpan(start, _at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _));
        Require(_at == _line.Length || !(char.IsLetter(_line[_at]) || _line[_at] == '_'));
        return decimal.Parse(_line.AsSpan(start, _at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
    }

    private decimal Apply(string operation, decimal left, decimal right)
    {
        Require(++_steps <= MaxSteps);
        return operation switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" => left / right,
            "//" => Math.Floor(left / right),
            _ => left - (right * Math.Floor(left / right)),
        };
    }

    private decimal Power(decimal number, decimal exponent)
    {
        Require(exponent == decimal.Truncate(exponent) && Math.Abs(exponent) <= 100);
        var value = 1m;
        for (var i = 0; i < Math.Abs(exponent); i++) value = Apply("*", value, number);
        return exponent < 0 ? 1 / value : value;
    }

    private decimal Known(string name) => _values.TryGetValue(name, out var value) ? value : throw new FormatException("an unknown name");

    private string Name()
    {
        Blanks();
        var start = _at;
        if (_at < _line.Length && (char.IsAsciiLetter(_line[_at]) || _line[_at] == '_'))
            while (_at < _line.Length && (char.IsAsciiLetterOrDigit(_line[_at]) || _line[_at] == '_')) _at++;
        return _line[start.._at];
    }

    private bool AtEnd
    {
        get
        {
            Blanks();
            return _at == _line.Length;
        }
    }

    private string? TakeAny(params ReadOnlySpan<string> operations)
    {
        foreach (var operation in operations)
        {
            if (operation == "*" && Sees("**")) continue;
            if (Take(operation)) return operation;
        }

        return null;
    }

    private bool Take(string text)
    {
        if (!Sees(text)) return false;
        _at += text.Length;
        return true;
    }

    private bool Sees(string text)
    {
        Blanks();
        return string.CompareOrdinal(_line, _at, text, 0, text.Length) == 0;
    }

    private void Blanks()
    {
        while (_at < _line.Length && _line[_at] is ' ' or '\t') _at++;
    }

    private static bool IsHeader(string line) =>
        line.StartsWith("def ", StringComparison.Ordinal) && line.EndsWith("):", StringComparison.Ordinal);

    private static string Uncommented(string line) => (line.IndexOf('#') is >= 0 and var at ? line[..at] : line).Trim();

    private static void Require(bool fits)
    {
        if (!fits) throw new FormatException("not in the language");
    }
}
