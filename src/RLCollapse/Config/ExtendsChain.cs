using System.Text;
using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.Config;

/// <summary>
/// Reads a config file and those it extends. <c>extends</c> is a path or a list of paths, relative to the file it stands
/// in; each comes before the file that names it, later ones before earlier ones win. A file reached twice counts once,
/// at its first place. Chains are bounded, so that no set of files takes all memory.
/// </summary>
internal sealed class ExtendsChain
{
    /// <summary>The key that names other files.</summary>
    public const string Key = "extends";

    private const int Longest = 64;
    private const int MostFiles = 1_000;

    private static readonly StringComparer FileNames = OperatingSystems.FileNames(OperatingSystems.Here);

    private readonly List<string> _open = [];
    private readonly HashSet<string> _done = new(FileNames);

    /// <summary>The files that could be read, lowest layer first.</summary>
    public List<JsonFileLayer> Layers { get; } = [];

    /// <summary>What was wrong with the files.</summary>
    public List<ConfigIssue> Issues { get; } = [];

    /// <summary>Adds a file and those it extends.</summary>
    /// <param name="path">The file.</param>
    /// <param name="source">Who names it, for messages.</param>
    public void Add(string path, string source)
    {
        if (!InputFile.IsPath(path) || _open.Count == Longest || _done.Count == MostFiles)
        {
            Issues.Add(new(Key, source, !InputFile.IsPath(path) ? "no file can have this name"
                : $"more than {(_done.Count == MostFiles ? MostFiles : Longest)} files extend each other; take some out"));
            return;
        }

        var full = Path.GetFullPath(path);
        var name = DisplayName(full);
        if (_open.Contains(full, FileNames))
        {
            var cycle = string.Join(" → ", _open.SkipWhile(p => !FileNames.Equals(p, full)).Append(full).Select(DisplayName));
            Issues.Add(new(Key, source, $"the files extend each other in a circle: {cycle}; take one of these out"));
            return;
        }

        if (!_done.Add(full) || Read(full, name, source) is not { } utf8) return;
        try
        {
            var outline = JsonOutline.Read(utf8);
            _open.Add(full);
            foreach (var parent in Parents(outline, name))
                Add(Path.Combine(Path.GetDirectoryName(full)!, parent), $"{name}:{outline[Key].Line}");
            _open.Remove(full);
            Layers.Add(new JsonFileLayer(name, utf8, outline));
        }
        catch (JsonException error)
        {
            Issues.Add(Invalid(name, error));
        }
    }

    /// <summary>Adds an object that stands inside a file, such as a setting of a sweep, and what it extends.</summary>
    /// <param name="file">The file, from whose folder <c>extends</c> leads.</param>
    /// <param name="line">Line of the object's first character, from 1.</param>
    /// <param name="json">The object, valid JSON.</param>
    public void AddPart(string file, int line, string json)
    {
        var full = Path.GetFullPath(file);
        var name = DisplayName(full);
        var utf8 = Encoding.UTF8.GetBytes(json);
        try
        {
            var outline = JsonOutline.Read(utf8, line);
            foreach (var parent in Parents(outline, name))
                Add(Path.Combine(Path.GetDirectoryName(full)!, parent), $"{name}:{outline[Key].Line}");
            Layers.Add(new JsonFileLayer(name, utf8, outline));
        }
        catch (JsonException error)
        {
            Issues.Add(Invalid(name, error));
        }
    }

    /// <summary>A file's name in messages: relative to the working folder where it lies below it.</summary>
    public static string DisplayName(string full) => ShownPath.Of(full);

    private static ConfigIssue Invalid(string name, JsonException error) =>
        new("", $"{name}:{JsonFile.LineOf(error)}", JsonFile.Describe(error));

    private IReadOnlyList<string> Parents(IReadOnlyDictionary<string, JsonPart> outline, string name)
    {
        if (!outline.TryGetValue(Key, out var entry)) return [];
        var parents = entry.Kind == JsonValueKind.Array ? entry.Items : [entry];
        if (parents.All(parent => parent.Kind == JsonValueKind.String)) return [.. parents.Select(parent => parent.Text)];
        Issues.Add(new(Key, $"{name}:{entry.Line}", "expected a path or a list of paths"));
        return [];
    }

    private byte[]? Read(string full, string name, string source)
    {
        try
        {
            return InputFile.Text(full, InputFile.MostWritten);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            var reason = Directory.Exists(full) ? "it is a folder, a config is a JSON file" : error.Message;
            Issues.Add(new("", source, $"cannot read {name}: {reason}"));
            return null;
        }
    }
}
