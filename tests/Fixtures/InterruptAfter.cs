using RLCollapse.Runs;

namespace RLCollapse.Tests.Fixtures;

/// <summary>Interrupts after so many steps behind pretraining.</summary>
internal sealed class InterruptAfter(int steps, CancellationTokenSource interrupt) : IRunObserver
{
    private int _steps;

    public void StageStarted(string stage, int totalSteps, int doneSteps)
    {
    }

    public void StepDone(MetricsRecord record)
    {
        if (record.Phase != "pretraining" && ++_steps == steps) interrupt.Cancel();
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
