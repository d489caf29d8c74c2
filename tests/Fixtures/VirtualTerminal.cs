using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RLCollapse.Tests.Fixtures;

/// <summary>
/// A terminal of some size that does what is written to it: text with the wrap of VT100 (a full line wraps when the next character comes),
/// scrolling, and the control sequences that move the cursor, erase or colour. What it does not know is an error of the test.
/// </summary>
internal sealed partial class VirtualTerminal(int columns, int rows) : StringWriter
{
    private readonly List<char[]> _lines = [new string(' ', columns).ToCharArray()];
    private readonly StringBuilder _pending = new();
    private int _top;
    private int _row;
    private int _column;

    /// <summary>Whether the cursor is shown.</summary>
    public bool ShowsCursor { get; private set; } = true;

    /// <summary>Whether a colour was ever set.</summary>
    public bool HasColors { get; private set; }

    /// <summary>What can be seen, as a snapshot: a line each.</summary>
    public string Text => string.Concat(Lines.Select(line => line + "\n"));

    /// <summary>Everything that can be seen, what has scrolled away included, without blanks at the ends of lines.</summary>
    public IReadOnlyList<string> Lines => [.. _lines.Select(line => new string(line).TrimEnd())
        .Reverse().SkipWhile(line => line.Length == 0).Reverse()];

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void WriteLine(string? value) => Write(value + "\n");

    public override void Write(string? value)
    {
        foreach (var c in value ?? "")
        {
            if (_pending.Length == 0 && c != '\u001b') Put(c);
            else if (_pending.Append(c).Length > 2 && char.IsLetter(c)) Obey();
        }
    }

    private void Put(char c)
    {
        if (c == '\r') _column = 0;
        else if (c == '\n') (_row, _column) = (Next(), 0); // as a terminal's driver has it: with a return
        else
        {
            if (char.IsControl(c)) throw new NotSupportedException($"the character {(int)c:X4}");
            if (_column == columns) (_row, _column) = (Next(), 0);
            _lines[_row][_column++] = c;
        }
    }

    private int Next()
    {
        if (_row + 1 == _lines.Count) _lines.Add(new string(' ', columns).ToCharArray());
        _top = Math.Max(_top, _row + 2 - rows);
        return _row + 1;
    }

    private void Obey()
    {
        var text = _pending.ToString();
        _pending.Clear();
        if (Sequence().Match(text) is not { Success: true } match) throw new NotSupportedException($"the sequence {text[1..]}");
        var parameter = match.Groups["n"].Value;
        var count = int.TryParse(parameter, CultureInfo.InvariantCulture, out var number) ? number : 1;
        switch (match.Groups["command"].Value)
        {
            case "A": _row = Math.Max(_top, _row - count); break;
            case "B": _row = Math.Min(_lines.Count - 1, _row + count); break;
            case "C": _column = Math.Min(columns - 1, _column + count); break;
            case "D": _column = Math.Max(0, Math.Min(columns - 1, _column) - count); break;
            case "G": _column = Math.Clamp(count - 1, 0, columns - 1); break;
            case "J" when parameter is "" or "0": Erase(_row, _column, _lines.Count - 1); break;
            case "K" when parameter is "" or "0": Erase(_row, _column, _row); break;
            case "K" when parameter == "2": Erase(_row, 0, _row); break;
            case "m": HasColors |= parameter.Split(';').Any(part => int.TryParse(part, out var code) && code >= 30); break;
            case "h" when parameter == "?25": ShowsCursor = true; break;
            case "l" when parameter == "?25": ShowsCursor = false; break;
            default: throw new NotSupportedException($"the sequence {text[1..]}");
        }
    }

    private void Erase(int row, int column, int last)
    {
        Array.Fill(_lines[row], ' ', Math.Min(column, columns - 1), columns - Math.Min(column, columns - 1));
        for (var below = row + 1; below <= last; below++) Array.Fill(_lines[below], ' ');
    }

    [GeneratedRegex(@"^\u001b\[(?<n>[?0-9;]*)(?<command>[A-Za-z])$")]
    private static partial Regex Sequence();
}
