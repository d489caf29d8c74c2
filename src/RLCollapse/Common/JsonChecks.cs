using System.Text.Json;

namespace RLCollapse.Common;

/// <summary>
/// Collects what is wrong with the parts of a JSON file, each with its path and <c>FILE:LINE</c>, so that all of it is told at once.
/// </summary>
internal class JsonChecks
{
    private readonly string _subject;

    /// <param name="file">Full path.</param>
    public JsonChecks(string file) => (Name, Issues, _subject) = (ShownPath.Of(file), [], "");

    private JsonChecks(JsonChecks whole, string subject) => (Name, Issues, _subject) = (whole.Name, whole.Issues, subject);

    /// <summary>What was found.</summary>
    public List<ConfigIssue> Issues { get; }

    /// <summary>The file's name in messages.</summary>
    protected string Name { get; }

    /// <summary>The same list, with a subject before every message that is added: "claim C3: ".</summary>
    public JsonChecks About(string subject) => new(this, subject);

    /// <summary>Says what is wrong with a part.</summary>
    public void Add(JsonPart part, string message) => Issues.Add(new(part.Path, Place(part), _subject + message));

    /// <summary>Says what is wrong with a member that is not there.</summary>
    public void Add(JsonPart parent, string key, string message) =>
        Issues.Add(new(parent.Path.Length == 0 ? key : $"{parent.Path}.{key}", Place(parent), _subject + message));

    /// <summary>Where a part stands: <c>FILE:LINE</c>.</summary>
    public string Place(JsonPart part) => $"{Name}:{part.Line}";

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

    /// <summary>A text that must be there and say something; empty where it does not.</summary>
    /// <param name="parent">An object.</param>
    /// <param name="key">Its member.</param>
    /// <param name="what">What it is, for one who left it out: "one sentence".</param>
    public string Text(JsonPart parent, string key, string what)
    {
        if (parent[key] is not { } part)
        {
            Add(parent, key, $"is missing; it is {what}");
            return "";
        }

        var text = Text(part);
        if (part.Kind == JsonValueKind.String && text.Trim().Length == 0) Add(part, $"is empty; it is {what}");
        return text;
    }

    /// <summary>A text that may be left out; empty where it is.</summary>
    public string Optional(JsonPart parent, string key) => parent[key] is { } part ? Text(part) : "";

    /// <summary>A number; null, and said so, where it is none.</summary>
    public double? Number(JsonPart part)
    {
        if (!Is(part, JsonValueKind.Number, "a number")) return null;
        if (part.Number is null) Add(part, $"{part.Json} is out of range");
        return part.Number;
    }

    /// <summary>The items of a list that must be there.</summary>
    /// <param name="parent">An object.</param>
    /// <param name="key">Its member.</param>
    /// <param name="what">What it lists.</param>
    public IReadOnlyList<JsonPart> List(JsonPart parent, string key, string what)
    {
        if (parent[key] is { } part) return Is(part, JsonValueKind.Array, $"a list of {what}: [ … ]") ? part.Items : [];
        Add(parent, key, $"is missing; it is a list of {what}");
        return [];
    }

    /// <summary>"; did you mean KL?", or what there is.</summary>
    public static string Nearest(string text, IReadOnlyCollection<string> valid) =>
        NearestPath.Find(text, valid) is { } nearest ? $"; did you mean {nearest}?" : $"; there is: {string.Join(", ", valid)}";

    /// <summary>One error for everything that was found.</summary>
    /// <param name="what">"The experiment experiments/kl": who has the mistakes.</param>
    /// <param name="issues">At least one.</param>
    /// <param name="remedy">A last line; possibly empty.</param>
    public static UserErrorException Mistakes(string what, IReadOnlyCollection<ConfigIssue> issues, string remedy = "")
    {
        var head = issues.Count == 1 ? $"{what} has one mistake:" : $"{what} has {issues.Count} mistakes:";
        return new UserErrorException(string.Join(
            '\n', [head, .. issues.Select(issue => $"  {issue}"), .. remedy.Length > 0 ? [remedy] : Array.Empty<string>()]));
    }

    private string Text(JsonPart part) => Is(part, JsonValueKind.String, "a text") ? part.Text : "";

    private static string Describe(JsonPart part) => part.Kind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.String => $"the text {part.Json}",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        _ => part.Json,
    };
}
