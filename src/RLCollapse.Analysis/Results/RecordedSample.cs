using System.Globalization;
using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Analysis.Results;

/// <summary>A line of <c>samples.jsonl</c> as it was read; what an earlier version did not write is null or empty.</summary>
/// <param name="Step">Steps done behind the base.</param>
/// <param name="Phase">Section of the stage.</param>
/// <param name="Problem">Id of the problem.</param>
/// <param name="Prompt">What the policy was given.</param>
/// <param name="Response">What it answered.</param>
/// <param name="Format">The format of that, or <c>malformed</c>.</param>
internal sealed record RecordedSample(int Step, string Phase, string Problem, string Prompt, string Response, string Format)
{
    private const string Remedy = "Delete the line, or run again with --fresh.";

    /// <summary>Whether the answer is right.</summary>
    public bool Correct { get; init; }

    /// <summary>Whether the end token came.</summary>
    public bool Ended { get; init; } = true;

    /// <summary>The answer that was read off the response, digits or words; null where it gives none.</summary>
    public string? Answer { get; init; }

    /// <summary>The right answer, digits or words; null where several are.</summary>
    public string? Expected { get; init; }

    /// <summary>What the response would earn.</summary>
    public double? Reward { get; init; }

    /// <summary>Parts of the reward, by name.</summary>
    public IReadOnlyList<(string Name, double Value)> Parts { get; init; } = [];

    /// <summary>Of the whole response, in nats.</summary>
    public double? LogProbability { get; init; }

    /// <summary>Each token with its log-probability in nats; none where the run kept none.</summary>
    public IReadOnlyList<(string Text, double LogProbability)> Tokens { get; init; } = [];

    /// <summary>The line as it stands in the file.</summary>
    public string Json => Line?.Json ?? "";

    private JsonPart? Line { get; init; }

    /// <summary>Every sample of a run, in the order of the file; none where it kept none.</summary>
    /// <exception cref="UserErrorException">A line is damaged; the message has file, line and remedy.</exception>
    public static IReadOnlyList<RecordedSample> Read(string runFolder)
    {
        var path = Path.Combine(runFolder, RunFiles.Samples);
        return File.Exists(path)
            ? [.. RecordedLines.Read(path).Select(line => Of(new RecordedPart(line, ShownPath.Of(path), Remedy)))]
            : [];
    }

    private static string? TextOf(RecordedPart? answer) =>
        answer is not { } there ? null : there.Part.Kind == JsonValueKind.String ? there.Text
        : there.Number.ToString("0.###", CultureInfo.InvariantCulture);

    private static RecordedSample Of(RecordedPart line)
    {
        var (tokens, values) = (line.Find("tokens")?.Items ?? [], line.Find("tokenLogProbabilities")?.Items ?? []);
        return new(line["step"].Whole, line.Find("phase")?.Text ?? "", line.Find("problem")?.Text ?? "", line["prompt"].Text,
            line["response"].Text, line["format"].Text)
        {
            Line = line.Part,
            Correct = line.Find("correct")?.IsTrue ?? false,
            Ended = line.Find("ended")?.IsTrue ?? true,
            Answer = TextOf(line.Find("answer")),
            Expected = TextOf(line.Find("expected")),
            Reward = line.Find("reward")?.Number,
            Parts = [.. (line.Find("rewardParts")?.Members ?? []).Select(part => (part.Key, part.Value.Number))],
            LogProbability = line.Find("logProbability")?.Number,
            Tokens = tokens.Count == values.Count
                ? [.. tokens.Zip(values, (token, value) => (token.Text, value.Number))]
                : throw line["tokens"].Wrong($"a list of {values.Count} texts, one for each of the log-probabilities"),
        };
    }
}
