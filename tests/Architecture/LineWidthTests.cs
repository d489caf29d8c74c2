namespace RLCollapse.Tests.Architecture;

/// <summary>Code is as wide as a reader's window.</summary>
public sealed class LineWidthTests
{
    private const int Widest = 140;

    [Fact]
    public void No_line_of_code_is_wider_than_140_characters()
    {
        string[] folders = ["src", "bench", "tests"];
        var wide = folders.SelectMany(folder => Directory.GetFiles(Path.Combine(MsBuild.Root, folder), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => TooWide(File.ReadAllLines(file)).Select(line => $"{Path.GetRelativePath(MsBuild.Root, file)}:{line}"));
        Assert.Empty(wide);
    }

    [Fact]
    public void Texts_between_three_quotes_are_data_and_as_wide_as_they_are()
    {
        var wide = new string('x', Widest + 1);
        Assert.Equal([1, 5], TooWide([wide, "var text = \"\"\"", wide, "\"\"\";", wide, $"Of(\"\"\"{wide}\"\"\")"]));
    }

    /// <summary>Numbers of the lines, from 1.</summary>
    private static IEnumerable<int> TooWide(IReadOnlyList<string> lines)
    {
        var isText = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var quotes = lines[i].Split("\"\"\"").Length - 1;
            if (lines[i].Length > Widest && !isText && quotes == 0) yield return i + 1;
            isText ^= quotes % 2 == 1;
        }
    }
}
