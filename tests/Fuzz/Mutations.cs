using System.Text;
using System.Text.RegularExpressions;
using RLCollapse.Common;

namespace RLCollapse.Tests.Fuzz;

/// <summary>
/// Inputs by chance: good ones with words or bytes changed, texts of a small grammar over the examples' words, and texts known to be hard.
/// </summary>
internal sealed partial class Mutations
{
    private static readonly string[] HardWords =
    [
        "null", "true", "false", "{}", "[]", "\"\"", "{", "}", "[", "]", ",", ":", "\"", "\\", "\n", " ", "//", "/*", "=", ".", "..",
        "0", "-0", "-1", "1", "2147483647", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808",
        "18446744073709551616", "1e999", "-1e999", "1e-999", "0.1", "1.0", "1e2", "0e0", "NaN", "Infinity", "1e", "01",
        new('9', 400), "\"\\ud800\"", "\"\\udc00x\"", "\"\\ud83d\\ude00\"", "\"\\u0000\"", "\"\\u2028\"", "\"../../x\"", "\"/dev/zero\"",
        "\"CON\"", "\"a:b\"", "\"a.b\"", "\"a\\u0000b\"", "\"extends\"", "\"kind\"", "\"stages\"", "\"\\n\"", "\"=\"", "\"%\"",
        "\"é\"", "\0", "\uFEFF", "\u2028", "\u0085", "é", "😀", "１２",
    ];

    private static readonly byte[][] Hard =
    [
        [], [0], [0xFF], [0xEF, 0xBB, 0xBF], [0xED, 0xA0, 0x80], "null"u8.ToArray(), "[]"u8.ToArray(), "{}"u8.ToArray(), "\"\""u8.ToArray(),
        "7"u8.ToArray(), "[null]"u8.ToArray(), "[[]]"u8.ToArray(), "{\"\":\"\"}"u8.ToArray(), "{\"a\":{\"a\":{\"a\":1}}}"u8.ToArray(),
        "// only"u8.ToArray(), "/*"u8.ToArray(), "\n\n\n"u8.ToArray(), [.. Enumerable.Repeat((byte)'[', 5_000)],
        [.. Enumerable.Repeat("{\"a\":"u8.ToArray(), 2_000).SelectMany(bytes => bytes)],
        [.. Enumerable.Repeat("[],"u8.ToArray(), 3_000).Prepend("["u8.ToArray()).SelectMany(bytes => bytes)],
        [.. Enumerable.Repeat((byte)' ', 20_000)], [.. Enumerable.Repeat((byte)'9', 20_000)], [.. Enumerable.Repeat((byte)'"', 999)],
    ];

    private static readonly long[] Edges =
        [0, 1, -1, 2, 255, 65_536, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue];

    private readonly FuzzedReader _reader;
    private readonly SplitMix64 _random;
    private readonly string[] _words;

    public Mutations(FuzzedReader reader, SplitMix64 random)
    {
        (_reader, _random) = (reader, random);
        _words =
        [
            .. reader.IsBinary ? [] : reader.Examples.SelectMany(example => Words(Encoding.UTF8.GetString(example))).Distinct(),
            .. reader.Words,
        ];
    }

    /// <summary>The next input.</summary>
    public byte[] Next()
    {
        var example = _random.Pick(_reader.Examples);
        return _random.NextInt(0, 19) switch
        {
            0 => _random.Pick(Hard),
            < 5 when !_reader.IsBinary => Encoding.UTF8.GetBytes(Made(3)),
            < 14 when !_reader.IsBinary => Encoding.UTF8.GetBytes(WordsChanged(Encoding.UTF8.GetString(example))),
            < 10 => NumbersChanged(example),
            _ => BytesChanged(example),
        };
    }

    private static List<string> Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    private string WordsChanged(string text)
    {
        var words = Words(text);
        for (var i = Changes(); i > 0 && words.Count > 0; i--)
        {
            var at = _random.NextInt(0, words.Count - 1);
            var length = Math.Min(_random.NextInt(1, 6), words.Count - at);
            switch (_random.NextInt(0, 6))
            {
                case 0: words.RemoveRange(at, length); break;
                case 1: words.InsertRange(at, words.GetRange(at, length)); break;
                case 2: (words[at], words[^1]) = (words[^1], words[at]); break;
                case 3: words[at] = Any(); break;
                case 4: words.Insert(at, Any()); break;
                case 5: words[at] = Made(2); break;
                default: words[at] = words[at] + words[_random.NextInt(0, words.Count - 1)]; break;
            }
        }

        return string.Concat(words);
    }

    /// <summary>Most often one: what is changed twice is mostly refused for the first of it.</summary>
    private int Changes() => _random.NextDouble() < 0.7 ? 1 : _random.NextInt(2, 4);

    private string Any() => _random.NextDouble() < 0.5 || _words.Length == 0 ? _random.Pick(HardWords) : _random.Pick(_words);

    /// <summary>JSON over the words, or words one after another.</summary>
    private string Made(int depth)
    {
        var count = _random.NextInt(0, 5);
        return _random.NextInt(0, depth > 0 ? 5 : 2) switch
        {
            0 or 1 or 2 => Any(),
            3 => $"[{string.Join(',', Enumerable.Range(0, count).Select(_ => Made(depth - 1)))}]",
            4 => $"{{{string.Join(",\n", Enumerable.Range(0, count).Select(_ => $"{Any()}:{Made(depth - 1)}"))}}}",
            _ => string.Join(_random.NextDouble() < 0.7 ? " " : "", Enumerable.Range(0, 4 * count).Select(_ => Any())),
        };
    }

    private byte[] BytesChanged(byte[] example)
    {
        var bytes = example.ToList();
        for (var i = Changes(); i > 0 && bytes.Count > 0; i--)
        {
            var at = _random.NextInt(0, bytes.Count - 1);
            var length = Math.Min(_random.NextInt(1, 40), bytes.Count - at);
            switch (_random.NextInt(0, 5))
            {
                case 0: bytes[at] ^= (byte)(1 << _random.NextInt(0, 7)); break;
                case 1: bytes[at] = (byte)_random.NextInt(0, 255); break;
                case 2: bytes.RemoveRange(at, length); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 4: bytes.Insert(at, _random.Pick((byte[])[0, 0x0A, 0x22, 0x5C, 0x7F, 0x80, 0xC0, 0xED, 0xFF])); break;
                default: bytes.RemoveRange(at, bytes.Count - at); break;
            }
        }

        return [.. bytes];
    }

    /// <summary>A whole number of four or eight bytes, most often near the beginning, becomes one at the edge of something.</summary>
    private byte[] NumbersChanged(byte[] example)
    {
        byte[] bytes = [.. example];
        for (var i = _random.NextInt(1, 3); i > 0 && bytes.Length >= sizeof(long); i--)
        {
            var last = bytes.Length - sizeof(long);
            var at = _random.NextInt(0, _random.NextDouble() < 0.5 ? Math.Min(last, 120) : last);
            var number = _random.Pick(Edges);
            if (_random.NextDouble() < 0.5) BitConverter.TryWriteBytes(bytes.AsSpan(at), number);
            else BitConverter.TryWriteBytes(bytes.AsSpan(at), (int)Math.Clamp(number, int.MinValue, int.MaxValue));
        }

        return bytes;
    }

    [GeneratedRegex(""" "(?:[^"\\]|\\.)*"|[A-Za-z_@./\\-]+|[0-9]+|\s+|. """, RegexOptions.IgnorePatternWhitespace
        | RegexOptions.Singleline)]
    private static partial Regex Word();
}
