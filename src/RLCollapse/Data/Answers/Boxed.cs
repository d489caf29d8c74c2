namespace RLCollapse.Data.Answers;

/// <summary>What stands in the last <c>\boxed{…}</c>, braces inside it counted.</summary>
public sealed class Boxed : IAnswerReader
{
    private const string Opening = @"\boxed{";

    /// <summary>In the list of ways.</summary>
    public static AnswerReading Reading { get; } = new("boxed", null, "boxed", _ => new Boxed());

    /// <inheritdoc/>
    public string? Find(string response)
    {
        var start = response.LastIndexOf(Opening, StringComparison.Ordinal) + Opening.Length;
        if (start < Opening.Length) return null;
        var open = 1;
        for (var i = start; i < response.Length; i++)
        {
            open += response[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (open == 0) return response[start..i].Trim('$');
        }

        return null;
    }
}
