using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Results;

/// <summary>The numbers of a run, as <c>metrics.jsonl</c> holds them.</summary>
/// <param name="rows">In the order of the file.</param>
public sealed class MetricsTable(IReadOnlyList<MetricsRow> rows)
{
    /// <summary>The lines, in the order of the file.</summary>
    public IReadOnlyList<MetricsRow> Rows { get; } = rows;

    /// <summary>Reads a file. A last line that was cut off, as a killed run leaves it, is skipped.</summary>
    /// <exception cref="UserErrorException">The file is missing, or a line before the last is no JSON object.</exception>
    public static MetricsTable Read(string path)
    {
        if (!File.Exists(path)) throw new UserErrorException($"'{path}' does not exist: give the folder of a run that has begun.");
        var lines = File.ReadAllLines(path);
        var rows = new List<MetricsRow>(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0) continue;
            try
            {
                rows.Add(Parse(lines[i]));
            }
            catch (JsonException error)
            {
                if (i == lines.Length - 1) break;
                throw new UserErrorException($"'{path}' line {i + 1} is no JSON object: {error.Message} "
                    + "Delete the line, or run again with --fresh.", error);
            }
        }

        return new(rows);
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

    private static MetricsRow Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        if (json.RootElement.ValueKind != JsonValueKind.Object) throw new JsonException("It is some other value.");
        var phase = string.Empty;
        var values = new Dictionary<string, double>();
        foreach (var property in json.RootElement.EnumerateObject())
        {
            if (property.NameEquals("phase")) phase = property.Value.ToString();
            else if (property.Value.ValueKind == JsonValueKind.Number) values[property.Name] = property.Value.GetDouble();
        }

        return new(phase, values);
    }
}
