using System.Text.RegularExpressions;
using System.Xml.Linq;
using RLCollapse.Analysis.Plotting;
using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Runs;

namespace RLCollapse.Tests.Analysis.Reports;

/// <summary>What somebody else's sweep calls things stays text on every page, in every table and figure.</summary>
public sealed partial class HostileTextTests
{
    private static readonly string Everything = string.Concat(Hostile.Signs)
        + "<script>alert(1)</script><img src=x onerror=y>|a|`b`\n# c\n\n| d | e |\n" + string.Concat(Hostile.Controls);

    [Fact]
    public void A_title_with_any_sign_is_that_text_in_a_figure()
    {
        foreach (var sign in Hostile.Signs)
            Assert.Contains($"a{sign}b", Texts($"a{sign}b"));
    }

    [Fact]
    public void A_title_with_any_control_character_is_still_a_figure()
    {
        foreach (var sign in Hostile.Controls)
        {
            var texts = Texts($"a{sign}b");
            Assert.Contains(texts, text => text.StartsWith('a'));
            Assert.Contains(texts, text => text.EndsWith('b'));
        }
    }

    [Fact]
    public void Tables_pages_and_figures_of_a_hostile_plan_are_whole()
    {
        PlannedAxis[] axes =
        [
            new($"axis {Everything}", [], [$"one {Everything}", "two"]) { GivenTitle = Everything, Labels = Labels },
            SyntheticSweep.Kl("0", "0.1"),
            SyntheticSweep.Seeds(2),
        ];
        using var sweep = new SyntheticSweep(axes, place => place["seed"] == "1" && place["kl"] == "0" ? null : new("prose", 0.8));
        var plan = PlanFile.Read(sweep.Folder);
        PlanFile.Write(plan with { Experiment = Everything, Question = $"# {Everything}", Source = Everything }, sweep.Folder);

        var files = SweepReport.Write(sweep.Folder, [PlotFormat.Svg]);

        Assert.All(files.Where(file => file.EndsWith(".svg", StringComparison.Ordinal)), file => XDocument.Load(file));
        Assert.Contains(files, file => file.EndsWith(".svg", StringComparison.Ordinal));
        foreach (var page in files.Where(file => file.EndsWith(".md", StringComparison.Ordinal)).Select(File.ReadAllText))
        {
            Assert.DoesNotContain("<script", Code().Replace(page, ""));
            Assert.DoesNotContain("<img", Code().Replace(page, ""));
            AssertTables(page.Split('\n'));
        }

        var rows = Csv.Rows(File.ReadAllText(Path.Combine(sweep.Folder, "table.csv")));
        Assert.Equal(axes[0].Name.Replace("\uD800", "\uFFFD"), rows[0][0]);
        Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
    }

    private static Dictionary<string, string> Labels => new() { [$"one {Everything}"] = Everything };

    /// <summary>Each line that begins a cell has as many cells as the one above.</summary>
    private static void AssertTables(string[] lines)
    {
        var cells = lines.Select(line => line.StartsWith('|') ? Bars().Count(line) : 0).ToList();
        Assert.All(cells.Zip(cells.Skip(1)), pair => Assert.True(pair.First == 0 || pair.Second == 0 || pair.First == pair.Second));
        Assert.DoesNotContain(lines, line =>
            line.StartsWith("# c", StringComparison.Ordinal) || line.StartsWith("| d |", StringComparison.Ordinal));
    }

    private static List<string> Texts(string title)
    {
        var path = Path.Combine(Tiny.TemporaryFolder(), "figure.svg");
        var frame = new FigureFrame(title, "x", "y");
        frame.Plot.Add.Marker(1, 1);
        FigureSaver.Save(FigurePicture.Stacked(frame.Width, frame.Height, [frame.Plot]), path, PlotFormat.Svg);
        return [.. XDocument.Load(path).Descendants().Where(part => part.Name.LocalName == "text").Select(part => part.Value)];
    }

    /// <summary>A bar that ends a cell: one behind no backslash, or behind an even number of them.</summary>
    [GeneratedRegex(@"(?<!\\)(\\\\)*\|")]
    private static partial Regex Bars();

    /// <summary>Spans of code, in which nothing is HTML.</summary>
    [GeneratedRegex("(`+)(?!`).*?(?<!`)\\1(?!`)")]
    private static partial Regex Code();
}
