using System.Text.Encodings.Web;
using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.Runs;

/// <summary>
/// A file of one JSON object a line that only grows. Its length goes into each checkpoint, and a resumed run cuts it back
/// to that, so that nothing stands in it twice. There is none before its first line.
/// </summary>
/// <param name="path">The file.</param>
public sealed class JsonLines(string path) : IDisposable
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private FileStream? _file = File.Exists(path) ? Open(path) : null;

    /// <summary>Length in bytes.</summary>
    public long Length => _file?.Length ?? 0;

    /// <summary>Waits until all lines are on the disk.</summary>
    public void Sync() => _file?.Flush(flushToDisk: true);

    /// <summary>Cuts the file back to a length it had before.</summary>
    /// <exception cref="UserErrorException">It is shorter than that: lines have been lost.</exception>
    public void Truncate(long length)
    {
        if (length > Length)
        {
            throw new UserErrorException(
                $"'{path}' has {Length} bytes where its checkpoint counts on {length}: lines have been lost. "
                + "Start over with --fresh, or delete the folder.");
        }

        if (_file is null) return;
        _file.SetLength(length);
        _file.Seek(0, SeekOrigin.End);
    }

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
        if (sample.Answer is { } answer) json.WriteNumber("answer", answer);
        json.WriteNumber("expected", sample.Expected);
        json.WriteBoolean("correct", sample.Correct);
        json.WriteNumber("reward", sample.Reward);
        json.WriteStartObject("rewardParts");
        foreach (var (name, value) in sample.Parts) json.WriteNumber(name, value);
        json.WriteEndObject();
        json.WriteNumber("logProbability", sample.LogProbability);
    });

    /// <summary>Appends the lines of another file.</summary>
    public void AppendFile(string path)
    {
        using var source = File.OpenRead(path);
        Append(source);
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

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
        line.Position = 0;
        Append(line);
    }

    private void Append(Stream lines)
    {
        _file ??= Open(path);
        lines.CopyTo(_file);
        _file.Flush();
    }

    private static FileStream Open(string path)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Seek(0, SeekOrigin.End);
        return file;
    }
}
