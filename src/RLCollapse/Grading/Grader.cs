using RLCollapse.Data;
using RLCollapse.Sampling;

namespace RLCollapse.Grading;

/// <summary>Says what responses are: their text, format and answer, and whether that is right. Rewards and probes ask it alike.</summary>
/// <param name="formats">Formats a response can be in.</param>
/// <param name="tokenizer">Ids to text.</param>
/// <param name="truncation">Whether a cut response has an answer.</param>
public sealed class Grader(IReadOnlyList<IOutputFormat> formats, ITokenizer tokenizer, TruncationMode truncation)
{
    /// <summary>The formats.</summary>
    public IReadOnlyList<IOutputFormat> Formats => formats;

    /// <summary>Grades a response.</summary>
    /// <param name="response">What was sampled.</param>
    /// <param name="problem">What was asked.</param>
    public Grade Of(Response response, Problem problem)
    {
        var found = Read(response);
        return new(found.FormatIndex, found.Answer, found.Answer is { } answer && problem.Accepts(answer));
    }

    /// <summary>Format and answer of a response, whatever was asked.</summary>
    public Classification Read(Response response) => response.Ended || truncation == TruncationMode.Keep
        ? FormatClassifier.Classify(Text(response), formats)
        : new(Classification.MalformedIndex, null);

    /// <summary>The answer of a response for people, digits or words; null where it has none.</summary>
    public string? AnswerOf(Response response) =>
        Read(response) is { Answer: not null } found ? formats[found.FormatIndex].AnswerOf(Text(response)) : null;

    /// <summary>A response's text without its end token.</summary>
    public string Text(Response response) =>
        tokenizer.Decode(response.Ended ? response.Tokens.AsSpan(0, response.Tokens.Length - 1) : response.Tokens);

    /// <summary>Name of a grade's format, or <see cref="FormatClassifier.Malformed"/>.</summary>
    public string NameOf(int format) => format < 0 ? FormatClassifier.Malformed : formats[format].Name;
}
