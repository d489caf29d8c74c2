using RLCollapse.Analysis.Results;
using RLCollapse.Config;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Stages;

public sealed class RunAnswersTests : IDisposable
{
    private static readonly RunConfig Names =
        Tiny.Then("mixture", "supervised", new SupervisedOptions { Steps = 2, LearningRate = 1e-3 }, TinyNames.Config);

    private readonly string _root = Tiny.TemporaryFolder();

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void They_are_those_of_the_first_and_last_probe_behind_the_base()
    {
        var folder = Run(Names, "whole");
        var answers = RecordedAnswers.Read(folder)!;
        var metrics = RunData.Load(folder).Probes.Rows;

        Assert.Equal([(0, "rl"), (Names.OwnStages.Sum(stage => stage.Steps), "mixture")],
            answers.Probes.Select(probe => (probe.Step, probe.Stage)));
        Assert.Equal(Names.Tracking.ProbePrompts, answers.Questions.Count);
        Assert.Equal(1, ValidMass(answers, answers.Base) / metrics[0]["valid_mass"], 1e-6);
        Assert.Equal(1, ValidMass(answers, answers.End) / metrics[^1]["valid_mass"], 1e-6);
        Assert.NotEqual(1, metrics[^1]["valid_mass"] / metrics[0]["valid_mass"], 1e-6);
    }

    [Fact]
    public void A_run_that_was_interrupted_leaves_the_same_bits()
    {
        using var interrupt = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(
            () => Run(Names, "resumed", new Interrupting(interrupt), interrupt.Token));
        Assert.Empty(Directory.GetFiles(_root, RunFiles.Answers, SearchOption.AllDirectories));

        Assert.Equal(Answers(Run(Names, "whole")), Answers(Run(Names, "resumed")));
    }

    [Fact]
    public void Problems_with_one_answer_leave_none() => Assert.Null(RecordedAnswers.Read(Run(Tiny.Config, "arithmetic")));

    [Fact]
    public void A_fresh_start_takes_the_earlier_ones_away()
    {
        var folder = Run(Names, "again");
        var config = ConfigWriter.ToJson(Names);

        using (RunFolder.Open(Path.Combine(_root, "again"), Path.GetFileName(folder), config, fresh: true))
            Assert.False(File.Exists(Path.Combine(folder, RunFiles.Answers)));
    }

    private string Run(RunConfig config, string root, IRunObserver? observer = null, CancellationToken interrupt = default) =>
        Pipeline.Run(config, Path.Combine(_root, root), fresh: false, observer ?? NullObserver.Instance, interrupt);

    private static byte[] Answers(string folder) => File.ReadAllBytes(Path.Combine(folder, RunFiles.Answers));

    private static double ValidMass(RecordedAnswers answers, RecordedMasses probe) => answers.Questions.Zip(probe.Masses).Average(pair =>
        pair.Second.Zip(pair.First.Fits, (mass, fits) => fits ? mass : 0).Sum());

    private sealed class Interrupting(CancellationTokenSource interrupt) : IRunObserver
    {
        public void StageStarted(string stage, int totalSteps, int doneSteps)
        {
        }

        public void StepDone(MetricsRecord record)
        {
            if (record.Phase == "rl") interrupt.Cancel();
        }

        public void Probed(MetricsRecord record)
        {
        }

        public void Note(string message)
        {
        }

        public void Warn(string message)
        {
        }
    }
}
