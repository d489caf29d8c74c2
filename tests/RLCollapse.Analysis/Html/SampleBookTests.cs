using RLCollapse.Analysis.Html;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Analysis.Html;

public sealed class SampleBookTests : IDisposable
{
    private readonly SyntheticRun _run = new SyntheticRun(["python", "prose"], 0).Trained([0.3, 0.69, 0.01], [0.97, 0.02, 0.01], 64, 1);

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Problems_and_tokens_stand_once_and_probes_say_what_they_are()
    {
        SampleLines.Write(_run.Folder, [0, 27, 40, 64], 3);
        var run = new ReportRun("run", _run.Folder, "", RunData.Load(_run.Folder));

        var book = SampleBook.Of([run, run]);

        Assert.Equal(40, run.Data.Collapse!["step"]);
        Assert.Equal(["p0", "p1", "p2"], book.Problems.Select(problem => problem.Id));
        Assert.Equal(book.Vocabulary.Distinct(), book.Vocabulary);
        Assert.Equal([0, 1], book.Runs.Select(sampled => sampled.Run));
        Assert.Equal(["first", "", "collapse", "last"], book.Runs[1].Probes.Select(probe => probe.Mark));
        var last = book.Runs[1].Probes[^1];
        Assert.Equal(["def", "2", "</script>", "return", "<end>"], last.Tokens[2].Select(word => book.Vocabulary[word]));
        Assert.Equal([-1.2, -0.004, -0.004, -0.004, -0.004], last.TokenLogProbabilities[2]);
        Assert.Equal("correctness", book.Parts[(int)last.Parts[0][0]!]);
        Assert.Equal(12, book.Runs[0].Recorded);
    }

    [Fact]
    public void A_collapse_in_a_later_stage_is_found_by_the_steps_before_it()
    {
        _run.Recovered([0.97, 0.02, 0.01], [0.3, 0.69, 0.01]).Staged("pretraining", "recovery", "rl");
        SampleLines.Write(_run.Folder, [0, 100, 140, 164], 1);

        var book = SampleBook.Of([new("run", _run.Folder, "", RunData.Load(_run.Folder))]);

        Assert.Equal(140, Assert.Single(book.Runs[0].Probes, probe => probe.Mark == "collapse").Step);
    }
}
