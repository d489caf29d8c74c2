using System.Globalization;
using System.Text;
using System.Text.Json;
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
    public static IReadOnlyDictionary<long, string> Of(string runFolder)
    {
        var file = Path.Combine(runFolder, RunFiles.Samples);
        if (!File.Exists(file)) return new Dictionary<long, string>();
        var bytes = InputFile.Text(file);
        var whole = bytes[..(bytes.AsSpan().LastIndexOf((byte)'\n') + 1)]; // a killed run leaves its last line cut off
        return InputFile.Lines(whole).Select((line, index) => Sample(line, file, index + 1)).GroupBy(sample => sample["step"].Whole)
            .ToDictionary(group => (long)group.Key, group => Table([.. group]));
    }

    private static RecordedPart Sample(ReadOnlyMemory<byte> line, string file, int number)
    {
        const string Remedy = "Run it again with --fresh.";
        var name = ShownPath.Of(file);
        return new(JsonFile.Parse(line, name, number, Remedy), name, Remedy);
    }

    private static string Table(IReadOnlyList<RecordedPart> samples)
    {
        var text = new StringBuilder(Head);
        foreach (var sample in samples.Take(MostRows))
        {
            string[] cells =
            [
                MarkdownText.Cell(sample["prompt"].Text), MarkdownText.Cell(sample["response"].Text),
                MarkdownText.Cell(sample["format"].Text), Cell(sample, "answer"), Cell(sample, "expected"), Cell(sample, "reward"),
                Cell(sample, "logProbability"),
            ];
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |\n");
        }

        if (samples.Count > MostRows)
            text.Append(CultureInfo.InvariantCulture, $"\n{samples.Count - MostRows} more are in {RunFiles.Samples}.\n");
        return text.ToString();
    }

    /// <summary>A number; empty where there is none, as for an answer that no response gave, or in files of earlier versions.</summary>
    private static string Cell(RecordedPart sample, string key) => sample.Find(key) is { Part.Kind: JsonValueKind.Number } part
        ? part.Number.ToString("0.###", CultureInfo.InvariantCulture) : "";
}
