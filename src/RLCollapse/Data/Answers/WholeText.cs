namespace RLCollapse.Data.Answers;

/// <summary>The whole text.</summary>
public sealed class WholeText : IAnswerReader
{
    /// <summary>In the list of ways.</summary>
    public static AnswerReading Reading { get; } = new("whole", null, "whole", _ => new WholeText());

    /// <inheritdoc/>
    public string? Find(string response) => response;
}
