namespace RLCollapse.Data.Answers;

/// <summary>What stands behind the last marker, up to the end of its line, as <c>#### 42</c> of GSM8K.</summary>
/// <param name="marker">The marker.</param>
public sealed class AfterMarker(string marker) : IAnswerReader
{
    /// <summary>In the list of ways.</summary>
    public static AnswerReading Reading { get; } = new("after", "the text that an answer stands behind", "after: ####", marker =>
        new AfterMarker(marker));

    /// <inheritdoc/>
    public string? Find(string response)
    {
        var at = response.LastIndexOf(marker, StringComparison.Ordinal);
        if (at < 0) return null;
        var rest = response[(at + marker.Length)..].TrimStart(' ');
        return rest.IndexOf('\n') is >= 0 and var end ? rest[..end] : rest;
    }
}
