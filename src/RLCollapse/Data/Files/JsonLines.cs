using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.Data.Files;

/// <summary>Rows of JSON lines: an object a line, whose texts and numbers are the columns. Blank lines are passed over.</summary>
internal static class JsonLines
{
    /// <summary>Most bytes of a line.</summary>
    public const int LongestLine = 1 << 26;

    /// <summary>The rows of a text.</summary>
    /// <param name="open">Opens it.</param>
    /// <param name="name">Of the file, for messages.</param>
    /// <param name="errors">Gets what is wrong with lines.</param>
    public static IEnumerable<Row> Read(Func<Stream> open, string name, RowErrors errors)
    {
        using var stream = open();
        var number = 0L;
        foreach (var line in Lines(stream))
        {
            var place = $"{name}:{++number}";
            if (line.Length > LongestLine) errors.Add(place, $"the line has more than {LongestLine >> 20} MB");
            else if (!IsBlank(line) && Columns(line, place, errors) is { } columns) yield return new(place, columns);
            if (errors.IsFull) yield break;
        }
    }

    private static bool IsBlank(byte[] line) => line.AsSpan().IndexOfAnyExcept(" \t\r"u8) < 0;

    private static Dictionary<string, string>? Columns(byte[] line, string place, RowErrors errors)
    {
        try
        {
            var json = JsonPart.Read(line);
            if (json.Kind != JsonValueKind.Object) throw new JsonException("It is not an object.");
            return json.Members.Where(member => member.Value.Kind is JsonValueKind.String or JsonValueKind.Number)
                .ToDictionary(member => member.Name, member => member.Value.Kind == JsonValueKind.String
                    ? member.Value.Text : Row.Number(member.Value.Text));
        }
        catch (JsonException error)
        {
            errors.Add(place, JsonFile.Describe(error).TrimEnd('.'));
            return null;
        }
    }

    /// <summary>Lines without their ends and without a byte order mark; of one that is too long only so much that this shows.</summary>
    private static IEnumerable<byte[]> Lines(Stream stream)
    {
        using var text = new BufferedStream(stream, 1 << 16);
        var line = new MemoryStream();
        var isFirst = true;
        for (int next; (next = text.ReadByte()) >= 0;)
        {
            if (next != '\n')
            {
                if (line.Length <= LongestLine) line.WriteByte((byte)next);
                continue;
            }

            yield return Taken();
        }

        if (line.Length > 0) yield return Taken();

        byte[] Taken()
        {
            var bytes = line.ToArray();
            line.SetLength(0);
            bytes = isFirst && bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
            isFirst = false;
            return bytes is [.., (byte)'\r'] ? bytes[..^1] : bytes;
        }
    }
}
