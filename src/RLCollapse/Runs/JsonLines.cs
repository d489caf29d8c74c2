using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.Runs;

/// <summary>
/// A file of one JSON object a line that only grows. What stands in it goes as a mark into each checkpoint, and a resumed run cuts it back
/// to that, so that nothing stands in it twice. There is none before its first line.
/// </summary>
/// <param name="path">The file.</param>
public sealed class JsonLines(string path) : IDisposable
{
    /// <summary>Decimals of a token's log-probability: as many as tell 0.9999 from 1.</summary>
    private const int TokenDecimals = 4;

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private FileStream? _file = File.Exists(path) ? Open(path) : null;

    /// <summary>Length in bytes.</summary>
    public long Length => _file?.Length ?? 0;

    /// <summary>What stands in the file, once it has been cut back.</summary>
    public LinesMark Mark => LinesMark.Of(Length, _hash);

    /// <summary>Waits until all lines are on the disk.</summary>
    public void Sync() => _file?.Flush(flushToDisk: true);

    /// <summary>Whether what stood in the file at a mark still stands there.</summary>
    public bool Holds(LinesMark mark) => mark.StandsIn(path);

    /// <summary>Cuts the file back to what stood in it at a mark, and marks go on from there.</summary>
    /// <exception cref="UserErrorException">That does not stand there any more: lines have been lost or changed.</exception>
    public void CutBack(LinesMark mark)
    {
        if (!Holds(mark))
        {
            throw new UserErrorException($"Lines of '{path}' have been lost or changed since its checkpoint was written. "
                + "Start over with --fresh, or delete the folder.");
        }

        _hash.GetHashAndReset();
        LinesMark.TryAppend(_hash, path, mark.Length);
        if (_file is null) return;
        _file.SetLength(mark.Length);
        _file.Seek(0, SeekOrigin.End);
    }

    /// <summary>Takes every line away.</summary>
    public void Clear() => CutBack(LinesMark.At(path, 0)!);

    /// <summary>Appends a record of numbers; those that are not finite are left out.</summary>
    public void Append(MetricsRecord record) => Append(json =>
    {
        json.WriteNumber("step", record.Step);
        json.WriteString("phase", record.Phase);
        foreach (var (key, value) in record.Values)
        {
            if (double.IsFinite(value)) json.WriteNumber(key, value);
        }
    });

    /// <summary>Appends a sampled response.</summary>
    public void Append(SampleRecord sample) => Append(json =>
    {
        json.WriteNumber("step", sample.Step);
        json.WriteString("phase", sample.Phase);
        json.WriteString("problem", sample.Problem);
        json.WriteString("prompt", sample.Prompt);
        json.WriteString("response", sample.Response);
        json.WriteBoolean("ended", sample.Ended);
        json.WriteString("format", sample.Format);
        if (sample.Answer is { } answer) AnswerJson.Write(json, "answer", answer);
        if (sample.Expected is { } expected) AnswerJson.Write(json, "expected", expected);
        json.WriteBoolean("correct", sample.Correct);
        json.WriteNumber("reward", sample.Reward);
        json.WriteStartObject("rewardParts");
        foreach (var (name, value) in sample.Parts) json.WriteNumber(name, value);
        json.WriteEndObject();
        json.WriteNumber("logProbability", sample.LogProbability);
        json.WriteStartArray("tokens");
        foreach (var (text, _) in sample.Tokens) json.WriteStringValue(text);
        json.WriteEndArray();
        json.WriteStartArray("tokenLogProbabilities");
        foreach (var (_, value) in sample.Tokens) json.WriteNumberValue(Math.Round(value, TokenDecimals) + 0.0); // no -0
        json.WriteEndArray();
    });

    /// <summary>Appends the lines of another file.</summary>
    public void AppendFile(string path) => Append(File.ReadAllBytes(path));

    /// <inheritdoc/>
    public void Dispose()
    {
        _file?.Dispose();
        _hash.Dispose();
    }

    private void Append(Action<Utf8JsonWriter> fill)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line, WriterOptions))
        {
            json.WriteStartObject();
            fill(json);
            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        Append(line.GetBuffer().AsSpan(0, (int)line.Length));
    }

    private void Append(ReadOnlySpan<byte> lines)
    {
        _file ??= Open(path);
        _file.Write(lines);
        _hash.AppendData(lines);
    }

    private static FileStream Open(string path) => Disk.Grow(path, FileShare.ReadWrite);
}
