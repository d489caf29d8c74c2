using System.Text.Encodings.Web;
using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.Runs;

/// <summary>
/// A file of one JSON object a line that only grows. Its length goes into each checkpoint, and a resumed run cuts it back
/// to that, so that nothing stands in it twice.
/// </summary>
public sealed class JsonLines : IDisposable
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly FileStream _file;

    /// <param name="path">The file; made when missing.</param>
    public JsonLines(string path)
    {
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        _file.Seek(0, SeekOrigin.End);
    }

    /// <summary>Length in bytes.</summary>
    public long Length => _file.Length;

    /// <summary>Waits until all lines are on the disk.</summary>
    public void Sync() => _file.Flush(flushToDisk: true);

    /// <summary>Cuts the file back to a length it had before.</summary>
    /// <exception cref="UserErrorException">It is shorter than that: lines have been lost.</exception>
    public void Truncate(long length)
    {
        if (length > _file.Length) throw new UserErrorException($"'{_file.Name}' has {_file.Length} bytes where its checkpoint counts on {length}: lines have been lost. Start over with --fresh, or delete the folder.");
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
        source.CopyTo(_file);
        _file.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

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
        line.WriteTo(_file);
        _file.Flush();
    }
}
