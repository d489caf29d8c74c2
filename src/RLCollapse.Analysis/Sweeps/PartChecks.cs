using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.Config;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>Collects what is wrong with the parts of an experiment file.</summary>
/// <param name="file">Full path.</param>
internal sealed class PartChecks(string file)
{
    private readonly string _name = ExtendsChain.DisplayName(file);

    /// <summary>What was found.</summary>
    public List<ConfigIssue> Issues { get; } = [];

    /// <summary>Says what is wrong with a part.</summary>
    public void Add(JsonPart part, string message) => Issues.Add(new(part.Path, $"{_name}:{part.Line}", message));

    /// <summary>Says what is wrong with a member that is not there.</summary>
    public void Add(JsonPart parent, string key, string message) =>
        Issues.Add(new(parent.Path.Length == 0 ? key : $"{parent.Path}.{key}", $"{_name}:{parent.Line}", message));

    /// <summary>Whether a part is of a type; if not, says so.</summary>
    public bool Is(JsonPart part, JsonValueKind kind, string expected)
    {
        if (part.Kind != kind) Add(part, $"expected {expected}, found {Describe(part)}");
        return part.Kind == kind;
    }

    /// <summary>Reports the members of an object that are not among the valid ones.</summary>
    public void Keys(JsonPart part, IReadOnlyList<string> valid)
    {
        foreach (var (name, value) in part.Members.Where(m => !valid.Contains(m.Name)))
        {
            var nearest = NearestPath.Find(name, valid);
            Add(value, nearest is null ? $"unknown key; valid here: {string.Join(", ", valid)}" : $"unknown key; did you mean {nearest}?");
        }
    }

    /// <summary>The experiment's config, whose sections its axes may speak of; null before it is read.</summary>
    public ConfigDelta? Below { get; set; }

    /// <summary>A part that is a config, checked by itself.</summary>
    public ConfigDelta Delta(JsonPart part) => Delta(part.Line, part.Json);

    /// <summary>A config, checked by itself.</summary>
    /// <param name="line">Where it stands.</param>
    /// <param name="json">A JSON object.</param>
    public ConfigDelta Delta(int line, string json)
    {
        var delta = new ConfigDelta(file, line, json);
        try
        {
            Issues.AddRange(delta.Check(Below).Where(issue => !Issues.Contains(issue)));
        }
        catch (FormatException error)
        {
            Issues.Add(new("", $"{_name}:{line}", error.Message));
        }

        return delta;
    }

    private static string Describe(JsonPart part) => part.Kind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.String => $"the text {part.Json}",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        _ => part.Json,
    };
}
