using RLCollapse.Analysis.Html;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Analysis.Html;

public sealed class CurveTableTests
{
    [Fact]
    public void Keys_of_the_same_lines_share_a_table_without_gaps()
    {
        MetricsTable lines = new([Line(1, 0.1, ("reward", 1)), Line(2, 0.2, ("reward", 2)), Line(2, 0.2, ("mass", 3), ("accuracy", 4))]);

        var tables = CurveTable.Of(lines, "epoch");

        Assert.Equal([["reward"], ["mass", "accuracy"]], tables.Select(table => table.Columns.Keys));
        Assert.Equal([0.1, 0.2], tables[0].X);
        Assert.Equal([2.0], tables[1].Steps);
        Assert.Equal([4], tables[1].Columns["accuracy"]);
    }

    [Fact]
    public void Numbers_have_five_digits_and_steps_all_of_theirs()
    {
        MetricsTable lines = new([Line(1_234_567, 0.123456789, ("small", 1.23456789e-7), ("large", 123456.7))]);

        var table = Assert.Single(CurveTable.Of(lines, "step"));

        Assert.Equal([1_234_567], table.X);
        Assert.Equal([1.2346e-7], table.Columns["small"]);
        Assert.Equal([123460], table.Columns["large"]);
    }

    [Fact]
    public void Lines_without_a_place_are_left_out()
    {
        MetricsTable lines = new([Line(1, double.NaN, ("reward", 1)), Line(2, 0.2, ("reward", 2), ("none", double.NaN))]);

        var table = Assert.Single(CurveTable.Of(lines, "epoch"));

        Assert.Equal([0.2], table.X);
        Assert.Equal(["reward"], table.Columns.Keys);
    }

    private static MetricsRow Line(double step, double epoch, params (string Key, double Value)[] numbers) =>
        new("rl", new Dictionary<string, double>([
            new("step", step), new("epoch", epoch), .. numbers.Select(number => KeyValuePair.Create(number.Key, number.Value))]));
}
