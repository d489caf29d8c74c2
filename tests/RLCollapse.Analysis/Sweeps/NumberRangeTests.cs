using RLCollapse.Common;

namespace RLCollapse.Tests.Analysis.Sweeps;

public sealed class NumberRangeTests : IDisposable
{
    private readonly ExperimentFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{ "linspace": [0, 1, 5] }""", "0 0.25 0.5 0.75 1")]
    [InlineData("""{ "linspace": [0, 1, 4] }""", "0 0.333333333333 0.666666666667 1")]
    [InlineData("""{ "linspace": [1, 0, 3] }""", "1 0.5 0")]
    [InlineData("""{ "logspace": [0.001, 1, 4] }""", "0.001 0.01 0.1 1")]
    [InlineData("""{ "logspace": [1e-2, 1, 5] }""", "1e-2 0.0316227766017 0.1 0.316227766017 1")]
    public void An_axis_has_the_numbers_of_a_range(string range, string expected)
    {
        var plan = _folder.Plan($$"""{ "name": "kl", "path": "rl.kl.coefficient", "values": {{range}} }""");

        Assert.Equal(expected.Split(' '), plan.Experiment.Axes[0].Values);
        Assert.Equal(expected.Split(' ').Select(double.Parse), plan.Jobs.Select(job => job.Config.Rl.Kl.Coefficient));
    }

    [Fact]
    public void Options_that_move_together_may_have_ranges_too() => Assert.Equal(["pair=1/0", "pair=2/0.1", "pair=3/0.2"], _folder.Plan(
        """{ "name": "pair", "zip": { "rl.epochs": { "linspace": [1, 3, 3] }, "rl.kl.coefficient": [0, 0.1, 0.2] } }""").Jobs
        .Select(job => job.Id));

    [Theory]
    [InlineData("""{ "linspace": [0, 1] }""", "expected [from, to, count]: two numbers and a whole number from 2 to 1000, found [0, 1]")]
    [InlineData("""{ "linspace": [0, 1, 1] }""", "a whole number from 2 to 1000")]
    [InlineData("""{ "linspace": [0, "1", 3] }""", "expected [from, to, count]")]
    [InlineData("""{ "linspace": [1, 1, 3] }""", "both ends are the same number")]
    [InlineData("""{ "logspace": [0, 1, 3] }""", "the ends of a logspace are above 0")]
    [InlineData("""{ "logspce": [0.1, 1, 3] }""", "unknown key; did you mean logspace?")]
    [InlineData("""{ "logspace": [0.1, 1, 3], "linspace": [0, 1, 2] }""", "a range has one key: linspace or logspace")]
    [InlineData("""{ "linspace": 3 }""", "expected [from, to, count], such as [0.001, 1, 4], found 3")]
    public void What_is_no_range_is_refused(string range, string message) => Assert.Contains(message,
        Assert.Throws<UserErrorException>(() => _folder.Plan($$"""{ "name": "kl", "path": "rl.kl.coefficient", "values": {{range}} }"""))
            .Message);
}
