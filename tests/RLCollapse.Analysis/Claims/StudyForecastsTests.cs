using RLCollapse.Analysis.Claims;

namespace RLCollapse.Tests.Analysis.Claims;

public sealed class StudyForecastsTests
{
    private const string Header =
        "seed,run,base,policy,certain,most_common,most_accurate,forecast_winner,winner,forecast_step,"
        + "measured_step,last_step,leader_probability\n";
    private readonly string _results = Tiny.TemporaryFolder();

    [Fact]
    public void Each_experiment_has_one_row_in_the_studys_order_and_the_last_is_of_all()
    {
        Record("b",
            "0,r0,b1,aa,true,prose,python,python,python,20,40,80,0.9\n1,r1,b1,ab,true,prose,python,python,python,never,never,80,0.7\n");
        Record("a", "0,r2,,,false,prose,python,prose,prose,30,10,80,0.6\n1,r3,,,false,prose,python,,python,,7,80,\n");
        Record("d", "");
        Record("c", "0,r9,b1,ac,true,prose,python,python,python,20,40,80,0.9\n");

        var section = Section("b", "a", "missing", "", "b", "c", "d");

        Assert.StartsWith("\n## Predicted from the base\n\n", section);
        Assert.Contains("Runs that repeat another", section);
        Assert.DoesNotContain("earlier version", section);
        Assert.DoesNotContain("÷", section);
        Assert.Contains(
            "| [b](b/forecast.md) | 2 of 2 (1 base): 1.00 [0.21, 1.00] | 2 of 2 (1 base): 1.00 [0.21, 1.00] | 0.00 [−0.79, +0.79]: 0 "
            + "against 0 | 0 of 2 (1 base): 0.00 [0.00, 0.79] | +1.00 [−0.12, +1.00]: 2 against 0 |\n", section);
        Assert.Contains("| [d](d/forecast.md) | – | – | – | – | – |\n", section);
        Assert.Contains("\n| **all together** | 3 of 3 (2 bases): 1.00 [0.34, 1.00] | 3 of 4 (3 bases): 0.67 [", section);
        Assert.Contains("\n| [a](a/forecast.md) | 1 of 1 (1 base): 1.00 [0.21, 1.00] | – | 0.16 |\n", section);
        Assert.EndsWith("\n| **all together** | 3 of 3 (2 bases): 1.00 [0.34, 1.00] | – | 0.11 |\n", section);
    }

    [Fact]
    public void What_to_do_about_a_file_of_an_earlier_version_is_said()
    {
        Directory.CreateDirectory(Path.Combine(_results, "old"));
        File.WriteAllText(Path.Combine(_results, "old", "forecast.csv"),
            Header.Replace(",leader_probability", "") + "0,r0,b1,aa,true,prose,python,python,python,20,40,80\n");

        Assert.EndsWith("\nRecorded by an earlier version, without the leader's probability: old. `./rlcollapse plot results/NAME` "
            + "writes it where the runs are, `./rlcollapse sweep experiments/NAME` runs them again.\n", Section("old"));
    }

    [Fact]
    public void Where_nothing_is_recorded_there_is_no_section_and_the_page_has_it_where_something_is()
    {
        Assert.Equal("", Section("a"));
        Record("a", "0,r0,b1,aa,true,prose,python,python,python,20,40,80,0.9\n");

        Assert.EndsWith(Section("a"), StudyPage.ToMarkdown(Study("a"), _results));
    }

    private void Record(string experiment, string rows) =>
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_results, experiment)).FullName, "forecast.csv"), Header
        + rows);

    private string Section(params string[] experiments) => StudyForecasts.ToMarkdown(Study(experiments), _results);

    private Study Study(params string[] experiments) =>
        new(Path.Combine(_results, "experiments"), "",
        [.. experiments.Select((name, i) => new StudyRow($"C{i}", "It is said.", name, [], ""))]);
}
