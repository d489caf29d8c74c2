using RLCollapse.Runs;

namespace RLCollapse.Tests.Faults;

/// <summary>Knows in which stage a run is.</summary>
internal sealed class StageWatch : IRunObserver
{
    public string Stage { get; private set; } = "start";

    public List<string> Warnings { get; } = [];

    public void StageStarted(string stage, int totalSteps, int doneSteps) => Stage = stage;

    public void StepDone(MetricsRecord record)
    {
    }

    public void Probed(MetricsRecord record)
    {
    }

    /// <summary>The drawing begins.</summary>
    public void Draws() => Stage = "drawing";

    public void Ended(string folder) => Stage = "end";

    public void Note(string message)
    {
    }

    public void Warn(string message) => Warnings.Add(message);
}
