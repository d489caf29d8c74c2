using System.Globalization;
using System.Text;
using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Results;

/// <summary>The numbers of a run, as <c>metrics.jsonl</c> holds them.</summary>
/// <param name="rows">In the order of the file.</param>
public sealed class MetricsTable(IReadOnlyList<MetricsRow> rows)
{
    private const int TailBytes = 32_768;

    /// <summary>The lines, in the order of the file.</summary>
    public IReadOnlyList<MetricsRow> Rows { get; } = rows;

    /// <summary>Reads a file. A last line that was cut off, as a killed run leaves it, is skipped.</summary>
    /// <exception cref="UserErrorException">The file is missing, cannot be read, or a line that does not break off is no JSON
    /// object.</exception>
    public static MetricsTable Read(string path)
    {
        var keys = new HashSet<string>();
        return new([.. RecordedLines.Read(path).Select(line => Row(line, keys))]);
    }

    /// <summary>The last line with a finite number under a key, read from the file's end; null where there is none.</summary>
    /// <exception cref="UserErrorException">The file is missing or damaged there.</exception>
    public static MetricsRow? LastWith(string path, string key) =>
        LastWith(RecordedLines.End(path, TailBytes), key) ?? LastWith(RecordedLines.Bytes(path), key);

    private static MetricsRow? LastWith(byte[] lines, string key)
    {
        var quoted = Encoding.UTF8.GetBytes($"\"{key}\"");
        foreach (var line in InputFile.Lines(lines).Reverse())
        {
            if (line.Span.IndexOf(quoted) < 0) continue; // most are of steps, and are not taken apart
            try
            {
                if (Row(RecordedLines.Parse(line), []) is var row && row.Has(key)) return row;
            }
            catch (JsonException)
            {
                // cut off, as a killed run leaves its last line
            }
        }

        return null;
    }

    /// <summary>The lines of a phase.</summary>
    public MetricsTable InPhase(string phase) => new([.. Rows.Where(row => row.Phase == phase)]);

    /// <summary>The lines that have a finite number under a key.</summary>
    public MetricsTable With(string key) => new([.. Rows.Where(row => row.Has(key))]);

    /// <summary>Where both keys have finite numbers: their values, in the order of the file.</summary>
    public Series Series(string xKey, string yKey)
    {
        var both = Rows.Where(row => row.Has(xKey) && row.Has(yKey)).ToList();
        return new([.. both.Select(row => row[xKey])], [.. both.Select(row => row[yKey])]);
    }

    /// <summary>What follows a prefix in the keys of any line, in order of appearance.</summary>
    public IReadOnlyList<string> Names(string prefix) =>
        [.. Rows.SelectMany(row => row.Values.Keys).Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(key => key[prefix.Length..]).Distinct()];

    /// <summary>The whole numbers that follow a prefix in the keys of any line, in order of appearance.</summary>
    public IEnumerable<int> Numbers(string prefix)
    {
        foreach (var name in Names(prefix))
        {
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) yield return number;
        }
    }

    private static MetricsRow Row(JsonPart line, HashSet<string> keys)
    {
        var values = new Dictionary<string, double>(line.Members.Count);
        foreach (var (name, value) in line.Members)
        {
            if (value.Number is not { } number) continue;
            if (!keys.TryGetValue(name, out var key)) keys.Add(key = name); // all lines share the texts of their keys
            values[key] = number;
        }

        return new(line["phase"]?.Text ?? string.Empty, values);
    }
}
