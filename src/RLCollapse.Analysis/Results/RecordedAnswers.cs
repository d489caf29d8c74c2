using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Analysis.Results;

/// <summary>A run's <c>answers.json</c>: how its policies' mass lies over the answers to each probed question.</summary>
/// <param name="Kind">What the questions ask for.</param>
/// <param name="Answers">Texts of the answers, right or wrong.</param>
/// <param name="Questions">The probed ones.</param>
/// <param name="Probes">The base and the end, in this order.</param>
public sealed record RecordedAnswers(
    string Kind, IReadOnlyList<string> Answers, IReadOnlyList<RecordedQuestion> Questions, IReadOnlyList<RecordedMasses> Probes)
{
    private const string Remedy = "Delete it, and figures of answers leave this run out; or run again with --fresh.";

    /// <summary>Before the run's own stages.</summary>
    public RecordedMasses Base => Probes[0];

    /// <summary>Behind them.</summary>
    public RecordedMasses End => Probes[^1];

    /// <summary>Reads what a run has left.</summary>
    /// <param name="runFolder">The run's folder.</param>
    /// <returns>Null where it has left none: its questions are not open, it has not ended, or an earlier version ran it.</returns>
    /// <exception cref="UserErrorException">The file is damaged; the message has file, line and remedy.</exception>
    public static RecordedAnswers? Read(string runFolder)
    {
        var path = Path.Combine(runFolder, RunFiles.Answers);
        return File.Exists(path) ? Of(RecordedPart.Read(path, Remedy)) : null;
    }

    private static RecordedAnswers Of(RecordedPart root)
    {
        string[] answers = [.. Some(root["answers"]).Select(answer => answer.Text)];
        RecordedQuestion[] questions = [.. Some(root["prompts"]).Select(question => RecordedQuestion.Of(question, answers.Length))];
        return new(root["kind"].Text, answers, questions,
            [.. Some(root["probes"]).Select(probe => RecordedMasses.Of(probe, questions.Length, answers.Length))]);
    }

    private static IReadOnlyList<RecordedPart> Some(RecordedPart list) =>
        list.Items is { Count: > 0 } items ? items : throw list.Wrong("a list of one or more");
}
