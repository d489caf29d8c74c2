using RLCollapse.Cli.Progress;
using RLCollapse.Runs;

namespace RLCollapse.Tests.Cli.Progress;

public sealed class MilestoneObserverTests
{
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly ManualTime _time = new();

    [Fact]
    public void A_run_becomes_a_line_per_milestone()
    {
        var observer = new MilestoneObserver(_output, _time);
        observer.Note("base 0123 from the cache");
        observer.StageStarted("rl", 40, 20);
        Steps(observer, 20, 28, 2);
        observer.Probed(Record(28, ("format_mass/python", 0.75), ("format_mass/prose", 0.25), ("accuracy", 0.5)));
        observer.Warn("stopped early");

        Assert.Equal(
            """
            base 0123 from the cache
            rl: 40 steps, going on after 20
            rl 24/40 (60 %), reward 0.5, 2 s/step, 32 s left
            rl 28/40 (70 %), reward 0.5, 2 s/step, 24 s left
            probe at rl step 28: leader python 0.75, accuracy 0.5
            warning: stopped early

            """,
            _output.ToString());
    }

    [Fact]
    public void A_stage_of_many_steps_has_ten_milestones()
    {
        var observer = new MilestoneObserver(_output, _time);
        observer.StageStarted("pretraining", 1234, 0);
        Steps(observer, 0, 1234, 0.01);

        var lines = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(11, lines.Length);
        Assert.Equal("pretraining 1234/1234 (100 %), reward 0.5, 100 steps/s, 0 s left", lines[^1]);
    }

    [Fact]
    public void A_probe_without_masses_shows_its_first_numbers()
    {
        Assert.Equal("probe at rl step 3: loss/python 0.25",
            ProgressText.Probe(Record(3, ("epoch", 0.5), ("loss/python", 0.25), ("seconds", 3))));
    }

    private void Steps(IRunObserver observer, int from, int to, double seconds)
    {
        for (var step = from; step < to; step++)
        {
            _time.Advance(seconds);
            observer.StepDone(Record(step + 1, ("reward/mean", 0.5), ("loss/policy", 0.1)));
        }
    }

    private static MetricsRecord Record(int step, params (string Key, double Value)[] values)
    {
        var record = new MetricsRecord("rl", step);
        foreach (var (key, value) in values) record[key] = value;
        return record;
    }
}
