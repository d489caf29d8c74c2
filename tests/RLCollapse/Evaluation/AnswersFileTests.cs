using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Data.Tasks.Names;
using RLCollapse.Evaluation;
using RLCollapse.Runs;

namespace RLCollapse.Tests.Evaluation;

public sealed class AnswersFileTests : IDisposable
{
    private readonly string _folder = Tiny.TemporaryFolder();

    private string FilePath => Path.Combine(_folder, RunFiles.Answers);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_written_is_read_again_to_nine_digits()
    {
        var random = new SplitMix64(5);
        var (before, after) = (TinyNames.Masses(TinyNames.Random(random), TinyNames.Random(random)),
            TinyNames.Masses(TinyNames.Random(random), TinyNames.Random(random)));

        AnswersFile.Write(FilePath, TinyNames.Data, [new(0, "rl", before), new(7, "again", after)]);
        var read = RecordedAnswers.Read(_folder)!;

        Assert.Equal(Question.NameKind, read.Kind);
        Assert.Equal(NameWords.Things, read.Answers);
        Assert.Equal([TinyNames.Question().Prompt, TinyNames.Question(1).Prompt], read.Questions.Select(question => question.Prompt));
        Assert.All(read.Questions.Index(), question =>
        {
            Assert.Equal(TinyNames.Fitting(question.Index), question.Item.Fits.Index().Where(fit => fit.Item).Select(fit => fit.Index));
            AssertClose(TinyNames.Question(question.Index).Law, question.Item.Law);
        });
        Assert.Equal([(0, "rl"), (7, "again")], read.Probes.Select(probe => (probe.Step, probe.Stage)));
        for (var i = 0; i < 2; i++)
        {
            AssertClose(before.Answers[i], read.Base.Masses[i]);
            AssertClose(after.Answers[i], read.End.Masses[i]);
        }
    }

    [Fact]
    public void A_line_holds_one_question_so_that_the_file_can_be_looked_at()
    {
        AnswersFile.Write(FilePath, TinyNames.Data, [new(0, "rl", TinyNames.Masses(TinyNames.Random(new(1))))]);

        var lines = File.ReadAllLines(FilePath);

        Assert.Equal("""{"kind":"name","answers":""", lines[0]);
        Assert.Equal(5, lines.Length); // head, answers, fits, law, masses
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 1200));
    }

    private static void AssertClose(IEnumerable<double> expected, IEnumerable<double> read) =>
        Assert.Equal(expected, read, (a, b) => Math.Abs(a - b) <= 1e-8 * a);
}
