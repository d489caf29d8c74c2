using System.Globalization;

namespace RLCollapse.Data;

/// <summary>
/// A way of writing a solution, with everything of its own. A format begins with tokens that no other format begins with, so
/// its probability mass given a prompt is exact: the probability of its opener, one forward pass and no sampling. One without an opener
/// takes what is left, or is counted among samples (see <see cref="FormatOpener"/>).
/// </summary>
/// <remarks>A new one costs a file and a line in <see cref="OutputFormats.All"/>, or two lines of a config
/// (<c>data.reads</c>).</remarks>
public interface IOutputFormat
{
    /// <summary>Name in configs and metric keys.</summary>
    string Name { get; }

    /// <summary>What it looks like, in one sentence.</summary>
    string Description { get; }

    /// <summary>Kind of problem whose solutions it writes.</summary>
    ProblemDomain Domain { get; }

    /// <summary>Kind of prompt, of a task that has several, that it answers.</summary>
    string PromptKind => OnlyKind;

    /// <summary>Kind of all prompts of a task that has one.</summary>
    const string OnlyKind = "solve";

    /// <summary>
    /// Text that every response in this format begins with; no format's opener is the beginning of another's. Empty where it has none: it
    /// is then what fits no opener and fits its grammar.
    /// </summary>
    string Opener { get; }

    /// <summary>Whether a text begins as this format does.</summary>
    bool Begins(string text) =>
        text.StartsWith(Opener, StringComparison.Ordinal) && (text.Length == Opener.Length || text[Opener.Length] == ' ');

    /// <summary>Every word that a solution may have, numbers apart; other formats and prompts may have it too.</summary>
    IReadOnlyList<string> Words { get; }

    /// <summary>
    /// Whether the response is a program that is run to get its answer, and so subject to <c>reward.executionFailureRate</c>.
    /// </summary>
    bool IsExecuted { get; }

    /// <summary>
    /// Whether responses in it differ in more than format and answer, so that forms and words are measured where it is tracked.
    /// </summary>
    bool HasManyForms => false;

    /// <summary>How figures draw it.</summary>
    FormatStyle Style { get; }

    /// <summary>Whether it has a solution of a problem.</summary>
    bool Writes(Problem problem) => problem.Kind == PromptKind;

    /// <summary>Writes the solution in canonical text (see <see cref="ITokenizer"/>).</summary>
    /// <param name="problem">A problem of <see cref="Domain"/>.</param>
    string Render(Problem problem);

    /// <summary>Reads a response by this format's strict grammar.</summary>
    /// <param name="text">The whole response without its end token.</param>
    /// <param name="answer">The stated or computed answer.</param>
    /// <returns>Whether the text fits the grammar and yields an answer.</returns>
    bool TryParse(string text, out long answer);

    /// <summary>The answer of a response for people; null where it has none. Digits where answers are whole numbers.</summary>
    string? AnswerOf(string text) => TryParse(text, out var answer) ? answer.ToString(CultureInfo.InvariantCulture) : null;
}
