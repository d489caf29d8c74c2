using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Tests.Runs;

public sealed class JsonLinesTests
{
    [Fact]
    public void Writes_one_object_a_line_and_cuts_back()
    {
        var path = Path.Combine(Tiny.TemporaryFolder(), "m.jsonl");
        using (var lines = new JsonLines(path))
        {
            lines.Append(new MetricsRecord("rl", 1) { ["epoch"] = 0.5, ["none"] = double.NaN });
            var length = lines.Length;
            lines.Append(new SampleRecord("rl", 1, "p", "Tom ?", "First \"12\" < 13 .", true, "prose", 13, 12, false, 0.9)
            {
                Parts = [("correctness", 0)],
                LogProbability = -1.5,
            });
            string[] expected =
            [
                """{"step":1,"phase":"rl","epoch":0.5}""",
                """{"step":1,"phase":"rl","problem":"p","prompt":"Tom ?","response":"First \"12\" < """
                    + """13 .","ended":true,"format":"prose","answer":13,"expected":12,"correct":false,"reward":0."""
                    + """9,"rewardParts":{"correctness":0},"logProbability":-1.5}""",
            ];
            Assert.Equal(expected, File.ReadAllLines(path));
            lines.Truncate(length);
            lines.Append(new MetricsRecord("rl", 2));
        }

        Assert.Equal("""{"step":2,"phase":"rl"}""", File.ReadAllLines(path)[1]);
    }

    [Fact]
    public void There_is_no_file_before_the_first_line()
    {
        var path = Path.Combine(Tiny.TemporaryFolder(), "m.jsonl");
        using var lines = new JsonLines(path);
        lines.Truncate(0);
        lines.Sync();

        Assert.False(File.Exists(path));
        lines.Append(new MetricsRecord("rl", 1));
        Assert.Equal(new FileInfo(path).Length, lines.Length);
    }

    [Fact]
    public void Lost_lines_are_an_error()
    {
        using var lines = new JsonLines(Path.Combine(Tiny.TemporaryFolder(), "m.jsonl"));
        Assert.Contains("--fresh", Assert.Throws<UserErrorException>(() => lines.Truncate(5)).Message);
    }
}
