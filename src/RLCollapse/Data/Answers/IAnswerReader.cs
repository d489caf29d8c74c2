namespace RLCollapse.Data.Answers;

/// <summary>How the answer of a response is found in its text.</summary>
public interface IAnswerReader
{
    /// <summary>Whether the response is a program that is run for its answer.</summary>
    bool IsExecuted => false;

    /// <summary>The answer of a response as it is written there; null where it gives none.</summary>
    /// <param name="response">The whole text without its end token.</param>
    string? Find(string response);

    /// <summary>The same as a number by which answers are told apart, see <see cref="WrittenAnswer"/>.</summary>
    long? Read(string response) => Find(response) is { } written ? WrittenAnswer.IdOf(written) : null;
}
