using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RLCollapse.Data;
using RLCollapse.Model;

namespace RLCollapse.SavedPolicies;

/// <summary>
/// Writes a score as one JSON object: <c>line</c>, <c>ids</c>, <c>tokens</c>, <c>end_appended</c>, <c>log_probs</c>, <c>log_prob</c> (their
/// sum), <c>values</c>, and with a reference <c>reference_log_probs</c>, <c>reference_log_prob</c>, <c>k1_per_sequence</c>. A number that
/// is not finite is null.
/// </summary>
public static class ScoreWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A line for each row, scored by saved policies.</summary>
    /// <param name="saved">The policy.</param>
    /// <param name="other">Another to compare with, or null.</param>
    /// <param name="rows">The responses.</param>
    /// <param name="temperature">T &gt; 0.</param>
    public static IEnumerable<string> Lines(SavedPolicy saved, SavedPolicy? other, IReadOnlyList<ScoreRow> rows, double temperature)
    {
        var device = saved.DeviceHere();
        using var policy = saved.Create(device);
        using var reference = other?.Create(device);
        foreach (var score in Scorer.Of(rows, policy, reference, temperature, saved.Tokenizer.PadId))
            yield return Line(score, saved.Tokenizer);
    }

    /// <summary>The object, on one line without an end.</summary>
    /// <param name="score">The score.</param>
    /// <param name="tokenizer">Names the tokens.</param>
    public static string Line(Score score, ITokenizer tokenizer)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("line", score.Row.Line);
            WriteList(json, "ids", score.Row.Response, json.WriteNumberValue);
            WriteList(json, "tokens", score.Row.Response, id => json.WriteStringValue(tokenizer.Piece(id)));
            json.WriteBoolean("end_appended", score.Row.EndAppended);
            WriteNumbers(json, "log_probs", score.LogProbs);
            WriteNumber(json, "log_prob", score.LogProbs.Sum(p => (double)p));
            WriteNumbers(json, "values", score.Values);
            if (score.Reference is { } reference)
            {
                WriteNumbers(json, "reference_log_probs", reference.LogProbs);
                WriteNumber(json, "reference_log_prob", reference.LogProbs.Sum(p => (double)p));
                WriteNumber(json, "k1_per_sequence", reference.K1PerSequence);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(line.ToArray());
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, float[] numbers) => WriteList(json, name, numbers, number =>
    {
        if (float.IsFinite(number)) json.WriteNumberValue(number);
        else json.WriteNullValue();
    });

    private static void WriteNumber(Utf8JsonWriter json, string name, double number)
    {
        if (double.IsFinite(number)) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(item);
        json.WriteEndArray();
    }
}
