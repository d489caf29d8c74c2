using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.Data;

namespace RLCollapse.Evaluation;

/// <summary>
/// Writes <c>answers.json</c>: how the mass of policies lies over the answers to each probed question, each list on a line.
/// </summary>
public static class AnswersFile
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="data">Has the questions and the tree of answers.</param>
    /// <param name="probes">In the order of their steps, one or more.</param>
    public static void Write(string path, Dataset data, IReadOnlyList<ProbedAnswers> probes) => AtomicFile.Write(path, stream =>
    {
        using (var writer = new Utf8JsonWriter(stream, Options)) Write(writer, data, probes);
        stream.WriteByte((byte)'\n');
    });

    private static void Write(Utf8JsonWriter writer, Dataset data, IReadOnlyList<ProbedAnswers> probes)
    {
        var tree = data.Answers!;
        var questions = data.Test.Take(probes[0].Masses.Answers.Count).ToArray();
        writer.WriteStartObject();
        writer.WriteString("kind", questions[0].Kind);
        writer.WritePropertyName("answers");
        WriteLine(writer, tree.Answers.Select(answer => JsonSerializer.Serialize(answer)));
        writer.WriteStartArray("prompts");
        foreach (var question in questions) Write(writer, question, tree.Answers.Count);
        writer.WriteEndArray();
        writer.WriteStartArray("probes");
        foreach (var probe in probes) Write(writer, probe);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Problem question, int answers)
    {
        writer.WriteStartObject();
        writer.WriteString("prompt", question.Prompt);
        writer.WritePropertyName("fits");
        WriteLine(writer, Enumerable.Range(0, answers).Select(answer => question.Accepts(answer) ? "true" : "false"));
        writer.WritePropertyName("law");
        WriteLine(writer, ((IOpenQuestion)question).Law.Select(Number));
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ProbedAnswers probe)
    {
        writer.WriteStartObject();
        writer.WriteNumber("step", probe.Step);
        writer.WriteString("stage", probe.Stage);
        writer.WriteStartArray("masses");
        foreach (var masses in probe.Masses.Answers) WriteLine(writer, masses.Select(Number));
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteLine(Utf8JsonWriter writer, IEnumerable<string> values) =>
        writer.WriteRawValue($"\n[{string.Join(',', values)}]");

    /// <summary>Nine significant digits: more than a forward pass has.</summary>
    private static string Number(double value) => value.ToString("G9", CultureInfo.InvariantCulture);
}
