using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Tests.Analysis.Results;

public sealed class MetricsTableTests : IDisposable
{
    private readonly SyntheticRun _run = new(["python"], 0);

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Columns_skip_lines_without_the_key()
    {
        _run.Line("rl", 0, ("epoch", 0), ("accuracy", 0.5)).Line("rl", 1, ("epoch", 0.1)).Line("rl", 2, ("epoch", 0.2), ("accuracy", 0.75));
        var series = MetricsTable.Read(_run.Metrics).Series("epoch", "accuracy");
        Assert.Equal([0, 0.2], series.Xs);
        Assert.Equal([0.5, 0.75], series.Ys);
    }

    [Fact]
    public void Phases_and_keys_filter()
    {
        _run.Line("pretraining", 0, ("loss/train", 2)).Line("rl", 0, ("pass@8", 1), ("pass@1", 0.5));
        var table = MetricsTable.Read(_run.Metrics);
        Assert.Single(table.InPhase("pretraining").Rows);
        Assert.Equal(["8", "1"], table.Names("pass@"));
        Assert.Empty(table.With("absent").Rows);
    }

    [Fact]
    public void A_last_line_that_was_cut_off_is_skipped()
    {
        _run.Line("rl", 0, ("accuracy", 0.5));
        File.AppendAllText(_run.Metrics, "{\"step\":1,\"pha");
        Assert.Single(MetricsTable.Read(_run.Metrics).Rows);
    }

    [Fact]
    public void A_broken_line_before_the_last_is_named()
    {
        File.WriteAllText(_run.Metrics, "{\"step\":0,\"phase\":\"rl\"}\n{\"step\":\n{\"step\":2,\"phase\":\"rl\"}\n");
        Assert.Contains("metrics.jsonl:2: ", Assert.Throws<UserErrorException>(() => MetricsTable.Read(_run.Metrics)).Message);
    }

    [Theory]
    [InlineData("[]\n", ":2: not valid JSON: It is not an object.")]
    [InlineData("{\"step\":1,\"step\":2}\n", ":2: not valid JSON: The key 'step' occurs twice.")]
    [InlineData("{\"phase\":\"\\ud800\"}\n", ":2: not valid JSON: A \\u escape is half of a surrogate pair.")]
    public void A_bad_line_is_named_unless_it_breaks_off(string last, string message)
    {
        File.WriteAllText(_run.Metrics, "{\"step\":0,\"phase\":\"rl\"}\n" + last);
        Assert.Contains(message, Assert.Throws<UserErrorException>(() => MetricsTable.Read(_run.Metrics)).Message);
        File.WriteAllText(_run.Metrics, "{\"step\":0,\"phase\":\"rl\"}\n" + last[..^3]);
        Assert.Single(MetricsTable.Read(_run.Metrics).Rows);
    }

    [Fact]
    public void Nulls_and_words_are_no_numbers()
    {
        File.WriteAllText(_run.Metrics, "{\"step\":0,\"phase\":\"rl\",\"a\":null,\"b\":\"NaN\",\"c\":1}\n");
        var row = Assert.Single(MetricsTable.Read(_run.Metrics).Rows);
        Assert.False(row.Has("a") || row.Has("b"));
        Assert.True(row.Has("c"));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(40_000)]
    [InlineData(400_000)]
    public void The_last_line_with_a_key_is_found_however_far_from_the_end_it_stands(int bytesBehind)
    {
        var file = Path.Combine(Tiny.TemporaryFolder(), "metrics.jsonl");
        var other = string.Concat(Enumerable.Repeat("{\"step\":3,\"phase\":\"rl\",\"accuracy\":0.5}\n", (bytesBehind / 40) + 1));
        File.WriteAllText(file, "{\"step\":1,\"phase\":\"rl\",\"format_entropy\":1}\n{\"step\":2,\"phase\":\"rl\",\"format_entropy\":2}\n"
            + other + "{\"step\":4,\"format_ent");

        Assert.Equal(2, MetricsTable.LastWith(file, "format_entropy")!["step"]);
        Assert.Null(MetricsTable.LastWith(file, "reward"));
    }
}
