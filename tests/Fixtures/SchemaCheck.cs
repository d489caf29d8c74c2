using System.Text.Json;
using Json.Schema;

namespace RLCollapse.Tests.Fixtures;

/// <summary>Checks texts by a JSON Schema, as editors do: comments and trailing commas are allowed.</summary>
internal sealed class SchemaCheck(string schema)
{
    private static readonly JsonDocumentOptions Leniency = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly JsonSchema _schema = JsonSchema.FromText(schema);

    /// <summary>Places and messages of all that is wrong; empty where the text fits.</summary>
    public IReadOnlyList<string> Problems(string json)
    {
        using var document = JsonDocument.Parse(json, Leniency);
        var result = _schema.Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        if (result.IsValid) return [];
        var found = (result.Details ?? []).Where(part => part.Errors is not null)
            .SelectMany(part => part.Errors!.Select(error => $"{part.InstanceLocation}: {error.Value}")).ToList();
        return found.Count > 0 ? found : ["it does not fit"];
    }
}
