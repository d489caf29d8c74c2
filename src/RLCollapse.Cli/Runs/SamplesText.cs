using System.Globalization;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Cli.Runs;

/// <summary>Recorded samples for people: what was asked, what the policy said, what that earned and why.</summary>
internal static class SamplesText
{
    /// <summary>A paragraph for a sample, with the same problem's sample at another step below it where one is asked for.</summary>
    /// <param name="sample">Looked at.</param>
    /// <param name="beside">The other; null where none is asked for or recorded.</param>
    /// <param name="width">Columns of the terminal; null leaves lines whole.</param>
    public static IEnumerable<string> Lines(RecordedSample sample, RecordedSample? beside, int? width) =>
    [
        .. Wrapped($"{sample.Prompt}   (problem {sample.Problem}{Expected(sample)})", "", width),
        .. Of(sample, width),
        .. beside is null ? [] : Of(beside, width),
        "",
    ];

    private static IEnumerable<string> Of(RecordedSample sample, int? width)
    {
        var answer = sample.Answer is null ? "no answer" : $"answers {sample.Answer}";
        var parts = sample.Parts.Count > 1
            ? $" = {string.Join(" · ", sample.Parts.Select(part => $"{part.Name} {Number(part.Value)}"))}" : "";
        var least = sample.Tokens.Count > 0 && sample.Tokens.MinBy(token => token.LogProbability) is var token
            ? $", least likely '{token.Text}' at {NumberText.Share(Math.Exp(token.LogProbability))}" : "";
        yield return PlainText.OneLine($"  step {sample.Step}: {(sample.Correct ? "right" : "wrong")}, {sample.Format}"
            + $"{(sample.Ended ? "" : ", cut")}, {answer}, reward {Number(sample.Reward)}{parts}"
            + $"{(sample.LogProbability is { } nats ? $", {NumberText.Value(nats)} nats" : "")}{least}");
        foreach (var line in Wrapped(sample.Response, "    ", width)) yield return line;
    }

    private static IEnumerable<string> Wrapped(string text, string indent, int? width)
    {
        var line = indent;
        foreach (var word in PlainText.OneLine(text).Split(' '))
        {
            if (width is { } most && line.Length > indent.Length && line.Length + 1 + word.Length > most)
            {
                yield return line;
                line = indent;
            }

            line += line.Length > indent.Length ? " " + word : word;
        }

        yield return line;
    }

    private static string Expected(RecordedSample sample) => sample.Expected is { } one ? $", expected {one}" : "";

    private static string Number(double? value) => value?.ToString("0.###", CultureInfo.InvariantCulture) ?? "–";
}
