namespace RLCollapse.Data.Answers;

/// <summary>How the answer of a response is found in its text.</summary>
public interface IAnswerReader
{
    /// <summary>Whether the response is a program that is run for its answer.</summary>
    bool IsExecuted => false;

    /// <summary>The answer of a response; null where it gives none.</summary>
    /// <param name="response">The whole text without its end token.</param>
    /// <returns>See <see cref="WrittenAnswer"/>.</returns>
    long? Read(string response);
}
