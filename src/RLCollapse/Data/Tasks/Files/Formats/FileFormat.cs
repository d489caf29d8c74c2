using RLCollapse.Data.Answers;

namespace RLCollapse.Data.Tasks.Files.Formats;

/// <summary>A format whose solutions stand in files: how it begins, if it has a way of its own to, and how its answer is read.</summary>
/// <param name="name">In configs, files and metric keys.</param>
/// <param name="description">What it looks like.</param>
/// <param name="domain">The task that has it.</param>
/// <param name="opener">What every response in it begins with; empty where it has no such thing.</param>
/// <param name="reader">Reads answers.</param>
/// <param name="style">How figures draw it.</param>
/// <param name="ofWords">Whether tokens are whole words, so that a word that only begins like the opener is another.</param>
public sealed class FileFormat(
    string name, string description, ProblemDomain domain, string opener, IAnswerReader reader, FormatStyle style,
    bool ofWords = false) : IOutputFormat
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Description => description;

    /// <inheritdoc/>
    public ProblemDomain Domain => domain;

    /// <inheritdoc/>
    public string Opener => opener;

    /// <summary>None: a vocabulary of words is made of the files.</summary>
    public IReadOnlyList<string> Words => [];

    /// <inheritdoc/>
    public bool IsExecuted => reader.IsExecuted;

    /// <inheritdoc/>
    public FormatStyle Style => style;

    /// <inheritdoc/>
    public bool Begins(string text) => text.StartsWith(opener, StringComparison.Ordinal)
        && (!ofWords || text.Length == opener.Length || text[opener.Length] == ' ');

    /// <inheritdoc/>
    public bool Writes(Problem problem) => ((FileProblem)problem).Solutions.ContainsKey(name);

    /// <inheritdoc/>
    public string Render(Problem problem) => ((FileProblem)problem).Solution;

    /// <inheritdoc/>
    public bool TryParse(string text, out long answer)
    {
        var found = reader.Read(text);
        answer = found ?? 0;
        return found is not null;
    }

    /// <inheritdoc/>
    public string? AnswerOf(string text) =>
        reader.Find(text) is { } written ? WrittenAnswer.Shown(WrittenAnswer.IdOf(written), written) : null;
}
