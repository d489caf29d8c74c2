using System.Xml.Linq;
using RLCollapse.Analysis.Plotting;
using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Tests.Analysis.Plotting;

public sealed class RunFiguresTests
{
    private static readonly string[] Names = ["format-mass", "reward-and-accuracy", "kl-and-entropy", "pass-at-k", "pretraining"];

    public static TheoryData<string> Scenarios => [.. Runs.Keys];

    private static Dictionary<string, Func<SyntheticRun>> Runs => new()
    {
        ["collapse"] = Scenario.Collapse,
        ["survival"] = Scenario.Survival,
        ["five formats"] = Scenario.FiveFormats,
        ["one probe"] = Scenario.OneProbe,
        ["huge KL"] = Scenario.HugeKl,
    };

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Every_run_gives_every_figure_in_every_format(string scenario)
    {
        using var run = Runs[scenario]();
        var written = RunFigures.Draw(run.Folder, [PlotFormat.Png, PlotFormat.Svg, PlotFormat.Pdf]);
        var plots = Path.Combine(run.Folder, "plots");
        Assert.Equal(Names.SelectMany(name => new[] { $"{name}.png", $"{name}.svg", $"{name}.pdf" })
            .Select(name => Path.Combine(plots, name)), written);
        Assert.Equal(written.Order(), Directory.GetFiles(plots).Order());
        foreach (var svg in written.Where(path => path.EndsWith(".svg", StringComparison.Ordinal)))
        {
            var ids = XDocument.Load(svg).Descendants().Attributes("id").Select(id => id.Value).ToList();
            Assert.Equal(ids.Count, ids.Distinct().Count());
        }
    }

    [Fact]
    public void Drawing_again_gives_the_same_bytes()
    {
        using var run = Scenario.Collapse();
        var first = RunFigures.Draw(run.Folder, [PlotFormat.Svg, PlotFormat.Png]).Select(File.ReadAllBytes).ToList();
        var second = RunFigures.Draw(run.Folder, [PlotFormat.Svg, PlotFormat.Png]).Select(File.ReadAllBytes).ToList();
        Assert.Equal(first, second);
    }

    [Fact]
    public void What_is_there_is_drawn()
    {
        using var run = new SyntheticRun(["python"], 0).Pretrained();
        Assert.Equal(["pretraining.png"], RunFigures.Draw(run.Folder, [PlotFormat.Png]).Select(Path.GetFileName));
    }

    [Fact]
    public void A_run_without_measurements_is_a_user_error()
    {
        using var run = new SyntheticRun(["python"], 0).Line("rl", 1, ("epoch", 0.1));
        Assert.Contains("first probe", Assert.Throws<UserErrorException>(() => RunFigures.Draw(run.Folder, [PlotFormat.Png])).Message);
    }

    [Fact]
    public void A_folder_that_is_no_run_is_a_user_error()
    {
        var error = Assert.Throws<UserErrorException>(() => RunFigures.Draw(Path.GetTempPath(), [PlotFormat.Png]));
        Assert.Contains("config.resolved.json", error.Message);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_a_user_error()
    {
        using var run = Scenario.OneProbe();
        Directory.CreateDirectory(Path.Combine(run.Folder, "plots", "format-mass.png"));
        Assert.Contains("format-mass.png", Assert.Throws<UserErrorException>(() => RunFigures.Draw(run.Folder, [PlotFormat.Png])).Message);
    }
}
