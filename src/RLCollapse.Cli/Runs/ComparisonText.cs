using System.Globalization;
using RLCollapse.Analysis.Catalog;

namespace RLCollapse.Cli.Runs;

/// <summary>Runs side by side, for people.</summary>
internal static class ComparisonText
{
    /// <summary>Names, whether they are the same bits, options that differ, metrics at the last probe.</summary>
    /// <param name="folders">Of the runs.</param>
    /// <param name="comparison">Of them.</param>
    /// <param name="width">Columns of the terminal; null leaves lines whole.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<string> folders, RunComparison comparison, int? width)
    {
        foreach (var line in TextTable.Lines(["", "run", "beside A"], [.. folders.Select((folder, i) => (IReadOnlyList<string>)
            [Letter(i), Path.GetFileName(folder), i == 0 ? "" : comparison.Partings[i - 1].Sentence])], width))
            yield return line;
        yield return "";
        foreach (var files in comparison.OtherFiles) yield return $"The data files are others: what is in those of {files} differs.";
        if (comparison.Options.Count == 0 && comparison.OtherFiles.Count == 0) yield return "No option differs.";
        if (comparison.Options.Count > 0)
        {
            foreach (var line in TextTable.Lines(["option", .. Letters(folders)], [.. comparison.Options.Select(option =>
                (IReadOnlyList<string>)[option.Path, .. option.Values.Select(value => value ?? "–")])], width))
                yield return line;
        }

        if (comparison.Metrics.Count == 0) yield break;
        yield return "";
        var isPair = folders.Count == 2;
        foreach (var line in TextTable.Lines(
            ["at the last probe", .. Letters(folders).Select(letter => ">" + letter), .. isPair ? [">B − A"] : (string[])[]],
            [.. comparison.Metrics.Select(metric => (IReadOnlyList<string>)
            [
                metric.Key, .. metric.Values.Select(Number), .. isPair ? [Number(metric.Values[1] - metric.Values[0])] : (string[])[],
            ])],
            width))
            yield return line;
    }

    /// <summary>What the letters stand for, on one line: the values of up to two options, or the runs' names.</summary>
    public static string Title(IReadOnlyList<string> folders, RunComparison comparison) => comparison.Options.Count is 1 or 2
        ? string.Join(" · ", comparison.Options.Select(option =>
            $"{option.Path}: {string.Join(", ", option.Values.Select((value, i) => $"{Letter(i)} {value ?? "–"}"))}"))
        : string.Join(" · ", folders.Select((folder, i) => $"{Letter(i)} {Path.GetFileName(folder)}"));

    /// <summary>What the i-th run is called: A, B, … Z, AA, …</summary>
    public static string Letter(int index) => (index >= 26 ? Letter((index / 26) - 1) : "") + (char)('A' + (index % 26));

    private static IEnumerable<string> Letters(IReadOnlyList<string> folders) => folders.Select((_, i) => Letter(i));

    private static string Number(double value) => double.IsNaN(value) ? "–" : value.ToString("0.####", CultureInfo.InvariantCulture);
}
