using System.Globalization;
using System.Text.Json;

namespace RLCollapse.Common;

/// <summary>
/// A value of a file that the program has written itself and reads again: what is not as it was written is told by file and line, with
/// what to do.
/// </summary>
/// <param name="Part">The value.</param>
/// <param name="File">The file's name in messages.</param>
/// <param name="Remedy">What to do about a damaged file.</param>
internal readonly record struct RecordedPart(JsonPart Part, string File, string Remedy)
{
    /// <summary>The members of an object, by name.</summary>
    public IEnumerable<KeyValuePair<string, RecordedPart>> Members
    {
        get
        {
            var (file, remedy) = (File, Remedy);
            return Of(JsonValueKind.Object, "an object").Members
                .Select(member => KeyValuePair.Create(member.Name, new RecordedPart(member.Value, file, remedy)));
        }
    }

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<RecordedPart> Items
    {
        get
        {
            var (file, remedy) = (File, Remedy);
            return [.. Of(JsonValueKind.Array, "a list").Items.Select(item => new RecordedPart(item, file, remedy))];
        }
    }

    /// <summary>A text.</summary>
    public string Text => Of(JsonValueKind.String, "a text").Text;

    /// <summary>A finite number.</summary>
    public double Number => Part.Number ?? throw Wrong("a number");

    /// <summary>A whole number in the range of int.</summary>
    public int Whole => Part.Whole is { } whole and >= int.MinValue and <= int.MaxValue ? (int)whole : throw Wrong("a whole number");

    /// <summary>true or false.</summary>
    public bool IsTrue => Part.Kind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong("true or false"),
    };

    /// <summary>A time as <c>2026-01-31T12:00:00Z</c>.</summary>
    public DateTime Time => DateTime.TryParse(Text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)
        ? time : throw Wrong("a time");

    /// <summary>Whether the value is an object.</summary>
    public bool IsObject => Part.Kind == JsonValueKind.Object;

    /// <summary>A member that has to be there.</summary>
    public RecordedPart this[string key] => Find(key)
        ?? throw new UserErrorException($"{Place} has no \"{key}\". {Remedy}");

    /// <summary>A member of an object; null where there is none.</summary>
    public RecordedPart? Find(string key) => Of(JsonValueKind.Object, "an object")[key] is { } part ? this with { Part = part } : null;

    private string Place => $"'{File}' is damaged: line {Part.Line}, {(Part.Path.Length > 0 ? Part.Path : "the whole")},";

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, which is there.</param>
    /// <param name="remedy">What to do about a damaged one.</param>
    /// <exception cref="UserErrorException">It cannot be read or is no JSON; so also where a value is not as asked for.</exception>
    public static RecordedPart Read(string path, string remedy) =>
        new(JsonFile.Read(path, $"There is no '{path}'. {remedy}", remedy, InputFile.MostWritten * 64), ShownPath.Of(path), remedy);

    private JsonPart Of(JsonValueKind kind, string expected) => Part.Kind == kind ? Part : throw Wrong(expected);

    /// <summary>The error of a value that is not as expected.</summary>
    public UserErrorException Wrong(string expected) => new($"{Place} is {Shown()} and not {expected}. {Remedy}");

    private string Shown() => Part.Json is { Length: > 40 } json ? json[..37] + "..." : Part.Json;
}
