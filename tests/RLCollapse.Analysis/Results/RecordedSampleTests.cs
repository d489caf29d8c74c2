using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Tests.Analysis.Results;

public sealed class RecordedSampleTests
{
    private readonly string _folder = Tiny.TemporaryFolder();

    private string File => Path.Combine(_folder, "samples.jsonl");

    [Fact]
    public void A_line_is_read_as_it_was_written()
    {
        SampleLines.Write(_folder, [0, 8], 1);

        var late = RecordedSample.Read(_folder)[1];

        Assert.Equal((8, "rl", "p0", "python", true), (late.Step, late.Phase, late.Problem, late.Format, late.Correct));
        Assert.Equal([("correctness", 1.0)], late.Parts);
        Assert.Equal(("def", -1.2), late.Tokens[0]);
        Assert.Equal(5, late.Tokens.Count);
    }

    [Fact]
    public void Lines_of_earlier_versions_lack_what_those_did_not_write()
    {
        System.IO.File.WriteAllText(File, """{"step":3,"prompt":"a","response":"b","format":"terse"}""" + "\n{\"step\":4,\"pro");

        var only = Assert.Single(RecordedSample.Read(_folder));

        Assert.Equal((3, true, false), (only.Step, only.Ended, only.Correct));
        Assert.Null(only.Answer);
        Assert.Empty(only.Tokens);
    }

    [Theory]
    [InlineData("""{"step":"x","prompt":"a","response":"b","format":"terse"}""", "line 2, step")]
    [InlineData("""{"step":1,"prompt":"a","response":"b","format":"terse","tokens":["b"],"tokenLogProbabilities":[]}""", "tokens, is")]
    [InlineData("[]", ":2: ")]
    public void A_damaged_line_is_told_by_file_and_line(string line, string told)
    {
        System.IO.File.WriteAllText(File, """{"step":0,"prompt":"a","response":"b","format":"terse"}""" + $"\n{line}\n");

        var error = Assert.Throws<UserErrorException>(() => RecordedSample.Read(_folder));

        Assert.Contains(told, error.Message);
        Assert.Contains("samples.jsonl", error.Message);
    }

    [Fact]
    public void A_run_without_samples_has_none() => Assert.Empty(RecordedSample.Read(_folder));
}
