using RLCollapse.Runs;

namespace RLCollapse.Tests.Fixtures;

/// <summary>Keeps the warnings it hears.</summary>
internal sealed class Warnings : IRunObserver
{
    public List<string> Messages { get; } = [];

    public void StageStarted(string stage, int totalSteps, int doneSteps)
    {
    }

    public void StepDone(MetricsRecord record)
    {
    }

    public void Probed(MetricsRecord record)
    {
    }

    public void Note(string message)
    {
    }

    public void Warn(string message) => Messages.Add(message);
}
