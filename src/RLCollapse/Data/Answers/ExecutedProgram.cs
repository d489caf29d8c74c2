namespace RLCollapse.Data.Answers;

/// <summary>What the text prints, or at last returns, when it is run as a program (<see cref="SmallPython"/>).</summary>
public sealed class ExecutedProgram : IAnswerReader
{
    /// <summary>In the list of ways.</summary>
    public static AnswerReading Reading { get; } = new("execute", "the language, which is python", "execute: python", language =>
        language == "python" ? new ExecutedProgram() : throw new FormatException($"'{language}' is not run here; write execute: python"));

    private const int DigitsKept = 12;

    /// <inheritdoc/>
    public bool IsExecuted => true;

    /// <inheritdoc/>
    /// <remarks>Rounded to twelve digits behind the point, so that a third of thirty is ten.</remarks>
    public string? Find(string response) =>
        SmallPython.Run(response) is { } value ? WrittenAnswer.TextOf(decimal.Round(value, DigitsKept)) : null;
}
