using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Tests.Analysis.Results;

public sealed class RecordedAnswersTests : IDisposable
{
    /// <summary>Two questions with three answers.</summary>
    public const string Whole = """
        {"kind":"name","answers":["bako","tuxa","miru"],
        "prompts":[{"prompt":"name bird ?","fits":[true,true,false],"law":[0.75,0.25,0]},
        {"prompt":"name fish ?","fits":[false,true,true],"law":[0,0.5,0.5]}],
        "probes":[{"step":0,"stage":"rl","masses":[[0.5,0.3,0.1],[0.2,0.4,0.4]]},
        {"step":8,"stage":"rl","masses":[[0.9,1e-300,0.05],[0,1.0000001,0]]}]}
        """;

    private readonly string _folder = Tiny.TemporaryFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Base_and_end_are_the_first_and_the_last_probe()
    {
        var answers = Read(Whole)!;

        Assert.Equal([0.5, 0.3, 0.1], answers.Base.Masses[0]);
        Assert.Equal([0, 1, 0], answers.End.Masses[1]);
        Assert.Equal((8, "rl"), (answers.End.Step, answers.End.Stage));
    }

    [Fact]
    public void A_run_without_the_file_has_none() => Assert.Null(RecordedAnswers.Read(_folder));

    [Theory]
    [InlineData("[0.2,0.4,0.4]", "[0.2,0.4]", "a list of 3, one for each answer")]
    [InlineData("[0.2,0.4,0.4]", "[0.2,-0.4,0.4]", "a probability")]
    [InlineData("[0.5,0.3,0.1],", "", "a list of 2, one for each question")]
    [InlineData("[true,true,false]", "[true]", "a list of 3, one for each answer")]
    [InlineData("\"kind\":\"name\",", "", "has no \"kind\"")]
    [InlineData("[\"bako\",\"tuxa\",\"miru\"]", "[]", "a list of one or more")]
    public void A_damaged_one_is_told_with_file_line_and_remedy(string part, string damage, string message)
    {
        var error = Assert.Throws<UserErrorException>(() => Read(Whole.Replace(part, damage)));

        Assert.Contains(message, error.Message);
        Assert.Contains(RunFiles.Answers, error.Message);
        Assert.Contains("line ", error.Message);
        Assert.Contains("--fresh", error.Message);
    }

    private RecordedAnswers? Read(string text)
    {
        File.WriteAllText(Path.Combine(_folder, RunFiles.Answers), text);
        return RecordedAnswers.Read(_folder);
    }
}
