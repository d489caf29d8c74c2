namespace RLCollapse.Data.Tasks.Arithmetic;

/// <summary>
/// Reads canonical text token by token, forwards only. Tokens are what stands between single spaces; a doubled or trailing
/// space makes an empty token, which no grammar takes.
/// </summary>
public sealed class TokenCursor
{
    private readonly string _text;
    private int _start;
    private int _end;

    /// <summary>Stands on the first token of the text.</summary>
    public TokenCursor(string text)
    {
        _text = text;
        _start = 0;
        AtEnd = text.Length == 0;
        FindEnd();
    }

    /// <summary>Whether every token has been taken.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>The token it stands on; empty at the end.</summary>
    public ReadOnlySpan<char> Current => AtEnd ? [] : _text.AsSpan(_start, _end - _start);

    /// <summary>Goes on to the next token.</summary>
    public void Advance()
    {
        if (_end >= _text.Length)
        {
            AtEnd = true;
            return;
        }

        _start = _end + 1;
        FindEnd();
    }

    /// <summary>Takes the token if it is the one given.</summary>
    public bool Take(string token)
    {
        if (AtEnd || !Current.SequenceEqual(token)) return false;
        Advance();
        return true;
    }

    /// <summary>Takes a number (see <see cref="Number.TryRead"/>).</summary>
    public bool TakeNumber(out long value)
    {
        if (!Number.TryRead(Current, out value)) return false;
        Advance();
        return true;
    }

    private void FindEnd()
    {
        var space = _text.AsSpan(_start).IndexOf(' ');
        _end = space < 0 ? _text.Length : _start + space;
    }
}
