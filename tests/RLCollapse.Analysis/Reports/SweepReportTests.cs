using RLCollapse.Analysis.Reports;
using RLCollapse.Runs;

namespace RLCollapse.Tests.Analysis.Reports;

public sealed class SweepReportTests
{
    [Fact]
    public void The_CSV_has_a_row_a_finished_run()
    {
        using var sweep = new SyntheticSweep(
            [SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(2)], at =>
                at["kl"] == "0" ? new("python", 0.96) : at["seed"] == "1" ? null : new("prose", 0.5));
        var lines = RunTable.ToCsv(sweep.Load()).TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToList();
        string Cell(int row, string column) => lines[row][Array.IndexOf(lines[0], column)];

        Assert.Equal(4, lines.Count);
        Assert.All(lines, line => Assert.Equal(lines[0].Length, line.Length));
        Assert.Equal(["0", "1", "run1", "python", "0.96"], lines[2][..5]);
        Assert.Equal(("20", "0.5", "0.4", "0.9"), (Cell(1, "collapse_step"), Cell(1, "collapse_epoch"), Cell(1, "pass@1_first"),
            Cell(1, "pass@1_last")));
        Assert.Equal(("prose", "inf", "0.5"), (Cell(3, "winner"), Cell(3, "collapse_step"), Cell(3, "mass_last/prose")));
        Assert.Equal("", Cell(1, "accuracy_last/latex"));
        Assert.DoesNotContain("seconds", lines[0]);
    }

    [Fact]
    public void The_Markdown_has_a_row_an_arm_with_every_seed_and_names_missing_runs()
    {
        using var sweep = new SyntheticSweep(
            [SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(3)],
            at => at["kl"] == "1" ? (at["seed"] == "2" ? null : new("prose", 0.5)) : new("python", 0.96 + (0.01 * int.Parse(at["seed"]))));
        var table = ArmTable.ToMarkdown(sweep.Load());

        Assert.Contains("5 of 6 runs are finished", table);
        Assert.Contains("| 0 | 3 | python 3/3 | 0.97 [0.95, 0.99]<br>0.96 · 0.97 · 0.98 |", table);
        Assert.Contains("| 1 | 2 of 3 | prose 2/2 | 0.50 [0.50, 0.50]<br>0.50 · 0.50 |", table);
        Assert.Contains("never in 2/2<br>never · never", table);
        Assert.Contains("- `kl=1 seed=2`: not started", table);
        Assert.Contains("Student's t over the seeds", table);
    }

    [Fact]
    public void Equal_runs_give_equal_bytes()
    {
        using var first = Sweep();
        using var second = Sweep();
        Dictionary<string, byte[]> Write(SyntheticSweep sweep) =>
            SweepReport.Write(sweep.Folder, [PlotFormat.Svg, PlotFormat.Png])
                .ToDictionary(path => Path.GetRelativePath(sweep.Folder, path), File.ReadAllBytes);

        var (one, two) = (Write(first), Write(second));

        Assert.Equal(one.Keys, two.Keys);
        Assert.All(one, file => Assert.Equal(file.Value, two[file.Key]));

        static SyntheticSweep Sweep() =>
            new([SyntheticSweep.Scale("xs", "s"), SyntheticSweep.Seeds(2)], at => new("latex", at["seed"] == "0" ? 0.93 : 0.98));
    }

    [Fact]
    public void Figures_of_arms_that_are_no_more_are_removed_and_nothing_else()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], _ => new("latex", 0.93));
        var figures = Directory.CreateDirectory(Path.Combine(sweep.Folder, "figures")).FullName;
        foreach (var name in (string[])["format-mass-kl-7.png", "format-mass-kl-7.svg", "format-mass.png", "forecast-notes.png"])
            File.WriteAllText(Path.Combine(figures, name), "");

        var written = SweepReport.Write(sweep.Folder, [PlotFormat.Svg]);

        Assert.Equal(["forecast-notes.png", "format-mass.png", "format-mass.svg", "pass-at-k.svg"], Directory.GetFiles(figures)
            .Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Path.Combine(figures, "format-mass.png"), written);
        SweepReport.Write(sweep.Folder, []);
        Assert.Equal(4, Directory.GetFiles(figures).Length);
    }
}
