namespace RLCollapse.Data.Answers;

/// <summary>The last number of the text.</summary>
public sealed class LastNumber : IAnswerReader
{
    /// <summary>In the list of ways.</summary>
    public static AnswerReading Reading { get; } = new("last-number", null, "last-number", _ => new LastNumber());

    /// <inheritdoc/>
    public string? Find(string response) => WrittenNumber.LastIn(response) is { } number ? WrittenAnswer.TextOf(number) : null;
}
