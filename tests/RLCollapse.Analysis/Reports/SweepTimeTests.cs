using RLCollapse.Analysis.Reports;

namespace RLCollapse.Tests.Analysis.Reports;

public sealed class SweepTimeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(15, 0, 10, 5, 15)]
    [InlineData(10, 0, 10, 2, 8)]
    [InlineData(12, 20, 30, 0, 2)]
    public void Spans_cover_each_moment_once(int seconds, params int[] ends)
    {
        var day = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var spans = ends.Chunk(2).Select(pair => (day.AddSeconds(pair[0]), day.AddSeconds(pair[1]))).ToList();

        Assert.Equal(seconds, SweepTime.Covered(spans).TotalSeconds);
    }

    [Fact]
    public void Runs_are_added_up_and_each_base_counts_once()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], at => new("python", 0.97, Base: at["seed"] == "2" ? "other" : "b"));
        Assert.Null(SweepTime.Of(sweep.Load()));
        for (var i = 0; i < 3; i++)
        {
            var recovery = i == 0 ? "\"recoverySeconds\": 2," : "";
            File.WriteAllText(
                Path.Combine(sweep.RunFolder(i), "run.json"),
                $$"""{ "baseHash": "{{(i == 2 ? "other" : "b")}}", {{recovery}} "rlSeconds": 10, "started": "2026-01-01T00:00:0{{i}}Z", "finished": "2026-01-01T00:00:12Z" }""");
            File.AppendAllText(Path.Combine(sweep.RunFolder(i), "metrics.jsonl"), """{"step":5,"phase":"pretraining","seconds":20.04}""" + "\n");
        }

        Assert.Equal(new SweepTime(32, 12, 40.1), SweepTime.Of(sweep.Load()));
    }
}
