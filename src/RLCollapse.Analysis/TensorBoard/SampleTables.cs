using System.Globalization;
using System.Text;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Analysis.TensorBoard;

/// <summary>The sampled responses of each probe as a table in Markdown.</summary>
internal static class SampleTables
{
    private const int MostRows = 64;
    private const string Head = "| prompt | response | format | answer | expected | reward | log-probability |\n"
        + "|---|---|---|--:|--:|--:|--:|\n";

    /// <summary>A table for each step of <c>samples.jsonl</c>, in its order; none where there is no such file.</summary>
    /// <param name="runFolder">Folder of a run.</param>
    /// <exception cref="UserErrorException">A line is damaged.</exception>
    public static IReadOnlyDictionary<long, string> Of(string runFolder) =>
        RecordedSample.Read(runFolder).GroupBy(sample => (long)sample.Step).ToDictionary(step => step.Key, step => Table([.. step]));

    private static string Table(IReadOnlyList<RecordedSample> samples)
    {
        var text = new StringBuilder(Head);
        foreach (var sample in samples.Take(MostRows))
        {
            string[] cells =
            [
                MarkdownText.Cell(sample.Prompt), MarkdownText.Cell(sample.Response), MarkdownText.Cell(sample.Format),
                MarkdownText.Cell(sample.Answer ?? ""), MarkdownText.Cell(sample.Expected ?? ""),
                Number(sample.Reward), Number(sample.LogProbability),
            ];
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |\n");
        }

        if (samples.Count > MostRows)
            text.Append(CultureInfo.InvariantCulture, $"\n{samples.Count - MostRows} more are in {RunFiles.Samples}.\n");
        return text.ToString();
    }

    private static string Number(double? value) => value?.ToString("0.###", CultureInfo.InvariantCulture) ?? "";
}
