using RLCollapse.Analysis.Claims;

namespace RLCollapse.Tests.Analysis.Claims;

public sealed class StudyForecastsTests
{
    private const string Header =
        "seed,run,base,policy,certain,most_common,most_accurate,forecast_winner,winner,forecast_step,measured_step,last_step\n";
    private readonly string _results = Tiny.TemporaryFolder();

    [Fact]
    public void Each_experiment_has_one_row_in_the_studys_order_and_the_last_is_of_all()
    {
        Record("b", "0,r0,b1,aa,true,prose,python,python,python,20,40,80\n1,r1,b1,ab,true,prose,python,python,python,never,never,80\n");
        Record("a", "0,r2,,,false,prose,python,prose,prose,30,10,80\n1,r3,,,false,prose,python,,python,,7,80\n");
        Record("d", "");
        Record("c", "0,r9,b1,ac,true,prose,python,python,python,20,40,80\n");

        var section = Section("b", "a", "missing", "", "b", "c", "d");

        Assert.StartsWith("\n## Predicted from the base\n\n", section);
        Assert.Contains("Runs that repeat another", section);
        Assert.EndsWith(
            "| [b](b/forecast.md) | 2 | 2 of 2: 1.00 [0.34, 1.00] | 2 of 2: 1.00 [0.34, 1.00] | 0 of 2: 0.00 [0.00, 0.66] | 2 of 2: 1.00 "
            + "[0.34, 1.00] | 0.5 (–), n = 1 |\n"
            + "| [a](a/forecast.md) | 2 | 1 of 1: 1.00 [0.21, 1.00] | 1 of 2: 0.50 [0.09, 0.91] | 1 of 2: 0.50 [0.09, 0.91] | 1 of 1: "
            + "1.00 [0.21, 1.00] | 3 (–), n = 1 |\n"
            + "| [c](c/forecast.md) | 1 | 1 of 1: 1.00 [0.21, 1.00] | 1 of 1: 1.00 [0.21, 1.00] | 0 of 1: 0.00 [0.00, 0.79] | 1 of 1: "
            + "1.00 [0.21, 1.00] | 0.5 (–), n = 1 |\n"
            + "| [d](d/forecast.md) | 0 | – | – | – | – | – |\n"
            + "| **all together** | 4 | 3 of 3: 1.00 [0.44, 1.00] | 3 of 4: 0.75 [0.30, 0.95] | 1 of 4: 0.25 [0.05, 0.70] | 3 of 3: 1.00 "
            + "[0.44, 1.00] | 1.75 (0.5, 3), n = 2 |\n",
            section);
    }

    [Fact]
    public void Where_nothing_is_recorded_there_is_no_section_and_the_page_has_it_where_something_is()
    {
        Assert.Equal("", Section("a"));
        Record("a", "0,r0,b1,aa,true,prose,python,python,python,20,40,80\n");

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
