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
            var mark = lines.Mark;
            lines.Append(new SampleRecord("rl", 1, "p", "Tom ?", "First \"12\" < 13 .", true, "prose", "13", "12", false, 0.9)
            {
                Parts = [("correctness", 0)],
                LogProbability = -1.5,
                Tokens = [("First", -0.12345678), ("<end>", 0)],
            });
            string[] expected =
            [
                """{"step":1,"phase":"rl","epoch":0.5}""",
                """{"step":1,"phase":"rl","problem":"p","prompt":"Tom ?","response":"First \"12\" < """
                    + """13 .","ended":true,"format":"prose","answer":13,"expected":12,"correct":false,"reward":0."""
                    + """9,"rewardParts":{"correctness":0},"logProbability":-1.5,"tokens":["First","<end>"],"tokenL"""
                    + """ogProbabilities":[-0.1235,0]}""",
            ];
            Assert.Equal(expected, File.ReadAllLines(path));
            lines.CutBack(mark);
            lines.Append(new MetricsRecord("rl", 2));
        }

        Assert.Equal("""{"step":2,"phase":"rl"}""", File.ReadAllLines(path)[1]);
    }

    [Fact]
    public void Where_several_answers_are_right_none_is_expected()
    {
        var path = Path.Combine(Tiny.TemporaryFolder(), "m.jsonl");
        using (var lines = new JsonLines(path))
            lines.Append(new SampleRecord("rl", 1, "p", "well name red ?", "mine is odd tuxa !", true, "mine", "47", null, true, 1));

        Assert.Contains("\"format\":\"mine\",\"answer\":47,\"correct\":true", Assert.Single(File.ReadAllLines(path)));
    }

    [Fact]
    public void There_is_no_file_before_the_first_line()
    {
        var path = Path.Combine(Tiny.TemporaryFolder(), "m.jsonl");
        using var lines = new JsonLines(path);
        lines.Clear();
        lines.Sync();

        Assert.False(File.Exists(path));
        lines.Append(new MetricsRecord("rl", 1));
        Assert.Equal(new FileInfo(path).Length, lines.Length);
    }

    [Theory]
    [InlineData(5, "")]
    [InlineData(30, "\u00ff\u00ff\u00ff\u00ff")]
    public void Lines_that_were_lost_or_changed_are_an_error(int at, string garbage)
    {
        var path = Path.Combine(Tiny.TemporaryFolder(), "m.jsonl");
        LinesMark mark;
        using (var lines = new JsonLines(path))
        {
            lines.Append(new MetricsRecord("rl", 1));
            lines.Append(new MetricsRecord("rl", 2));
            mark = lines.Mark;
        }

        var text = File.ReadAllText(path);
        File.WriteAllText(path, garbage.Length == 0 ? text[..at] : text[..at] + garbage + text[(at + garbage.Length)..]);
        using var damaged = new JsonLines(path);

        Assert.False(damaged.Holds(mark));
        Assert.Contains("--fresh", Assert.Throws<UserErrorException>(() => damaged.CutBack(mark)).Message);
    }

    [Fact]
    public void A_link_is_not_written_through()
    {
        var folder = Tiny.TemporaryFolder();
        var (path, mine) = (Path.Combine(folder, "m.jsonl"), Path.Combine(folder, "mine"));
        File.WriteAllText(mine, "mine");
        File.CreateSymbolicLink(path, mine);

        Assert.Contains("is a link", Assert.Throws<IOException>(() => new JsonLines(path)).Message);
        Assert.Equal("mine", File.ReadAllText(mine));
    }
}
