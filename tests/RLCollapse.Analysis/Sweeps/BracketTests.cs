using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Common;

namespace RLCollapse.Tests.Analysis.Sweeps;

public sealed class BracketTests
{
    private static readonly Verdict[] Verdicts = [Verdict.Supported, Verdict.Contradicted];

    [Theory]
    [InlineData(0.01, 1, 0.1)]
    [InlineData(0.001, 0.1, 0.01)]
    [InlineData(0.01, 0.1, 0.0316)]
    [InlineData(1e-6, 1e-4, 1e-5)]
    [InlineData(0, 1, 0.5)]
    [InlineData(-3, 1, -1)]
    [InlineData(-4, -1, -2.5)]
    [InlineData(0, 0.1, 0.05)]
    [InlineData(0.3, 0.301, 0.3005)]
    public void The_first_middle_is_geometric_above_0_and_else_arithmetic_and_short(double low, double high, double middle) =>
        Assert.Equal(middle, new Bracket(low, high).Next([(low, Verdicts[0]), (high, Verdicts[1])])!.Value, Math.Abs(middle) * 1e-12);

    [Theory]
    [InlineData(0.001, 1.0)]
    [InlineData(0.0, 1.0)]
    [InlineData(-20.0, 5.0)]
    public void Each_round_about_halves_the_bracket_around_the_change(double low, double high)
    {
        var random = new Random(1);
        for (var trial = 0; trial < 200; trial++)
        {
            var bracket = new Bracket(low, high);
            double Place(double value) => bracket.IsLogarithmic ? Math.Log(value) : value;
            var change = low + ((high - low) * Math.Pow(random.NextDouble(), 3));
            var judged = new List<(double, Verdict)> { Judged(low, change), Judged(high, change) };
            var width = Place(high) - Place(low);
            for (var round = 0; round < 20; round++)
            {
                judged.Add(Judged(bracket.Next(judged)!.Value, change));
                var (below, above) = (judged.Where(one => one.Item1 < change).Max(one => one.Item1),
                    judged.Where(one => one.Item1 >= change).Min(one => one.Item1));
                Assert.InRange(Place(above) - Place(below), 0.3 * width, 0.7 * width);
                width = Place(above) - Place(below);
            }
        }

        static (double, Verdict) Judged(double value, double change) => (value, Verdicts[value < change ? 0 : 1]);
    }

    [Fact]
    public void Both_edges_of_what_is_inconclusive_are_narrowed()
    {
        var bracket = new Bracket(1, 256);
        var judged = new List<(double Value, Verdict Verdict)> { (1, Verdicts[0]), (256, Verdicts[1]) };
        for (var round = 0; round < 9; round++)
        {
            var next = bracket.Next(judged)!.Value;
            judged.Add((next, next < 12 ? Verdicts[0] : next < 40 ? Verdict.Inconclusive : Verdicts[1]));
        }

        var open = judged.Where(one => one.Verdict == Verdict.Inconclusive).Select(one => one.Value).ToList();
        Assert.InRange(judged.Where(one => one.Value < 12).Max(one => one.Value), 12 / 1.6, 12);
        Assert.InRange(open.Min(), 12, 12 * 1.6);
        Assert.InRange(open.Max(), 40 / 1.6, 40);
        Assert.InRange(judged.Where(one => one.Value >= 40).Min(one => one.Value), 40, 40 * 1.6);
    }

    [Fact]
    public void Where_no_verdict_changes_there_is_nothing_to_narrow()
    {
        Assert.Null(new Bracket(0, 1).Next([(0, Verdict.Inconclusive), (1, Verdict.Inconclusive)]));
        Assert.Null(new Bracket(0, 1).Next([(0, Verdicts[0]), (0.5, Verdicts[0]), (1, Verdicts[0])]));
    }

    [Fact]
    public void Whole_numbers_end_at_neighbours_and_all_numbers_where_none_lies_between()
    {
        var bracket = new Bracket(1, 100) { IsWhole = true };
        var judged = new List<(double Value, Verdict Verdict)> { (1, Verdicts[0]), (100, Verdicts[1]) };
        while (bracket.Next(judged) is { } next)
        {
            Assert.True(double.IsInteger(next));
            judged.Add((next, Verdicts[next <= 37 ? 0 : 1]));
        }

        Assert.Contains((37, Verdicts[0]), judged);
        Assert.Contains((38, Verdicts[1]), judged);
        Assert.InRange(judged.Count, 4, 11);
        Assert.Null(new Bracket(1, Math.BitIncrement(1)).Next([(1, Verdicts[0]), (Math.BitIncrement(1), Verdicts[1])]));
        Assert.Equal(2, new Bracket(1, 3) { IsWhole = true }.Next([(1, Verdicts[0]), (3, Verdicts[1])]));
    }

    [Theory]
    [InlineData("0.01..1", 0.01, 1)]
    [InlineData("1e-3..1e-1", 0.001, 0.1)]
    [InlineData("-1..0", -1, 0)]
    public void It_is_read_and_written_as_it_is(string text, double low, double high)
    {
        var bracket = Bracket.Read(text);

        Assert.Equal((low, high), (bracket.Low, bracket.High));
        Assert.Equal(bracket, Bracket.Read(bracket.Text));
    }

    [Theory]
    [InlineData("1..0.01", "does not rise")]
    [InlineData("1..1", "does not rise")]
    [InlineData("1", "takes an axis and LOW..HIGH")]
    [InlineData("a..b", "found 'a..b'")]
    [InlineData("1..NaN", "found '1..NaN'")]
    [InlineData("..", "found '..'")]
    public void What_is_no_bracket_is_refused(string text, string message) =>
        Assert.Contains(message, Assert.Throws<UserErrorException>(() => Bracket.Read(text)).Message);
}
