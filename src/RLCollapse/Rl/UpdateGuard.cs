using RLCollapse.Runs;

namespace RLCollapse.Rl;

/// <summary>
/// Stops a step's update when the policy has moved too far from the one that was sampled, and the run when that happens again and again.
/// </summary>
/// <param name="options">Limits.</param>
public sealed class UpdateGuard(GuardOptions options)
{
    /// <summary>Steps stopped in a row up to now. Part of the checkpoint.</summary>
    public int StoppedInARow { get; set; }

    /// <summary>The approximate KL last asked about, nats per token.</summary>
    public double LastKl { get; private set; }

    /// <summary>Whether a minibatch may still be applied.</summary>
    /// <param name="klPerToken">Approximate KL(old ‖ new) on that minibatch, nats per token, finite.</param>
    public bool Allows(double klPerToken)
    {
        LastKl = klPerToken;
        return options.MaxKlPerToken == 0 || klPerToken <= options.MaxKlPerToken;
    }

    /// <summary>Counts a step.</summary>
    /// <exception cref="DivergedException">Too many steps in a row were stopped.</exception>
    public void StepDone(bool stopped)
    {
        StoppedInARow = stopped ? StoppedInARow + 1 : 0;
        if (StoppedInARow >= options.MaxStoppedSteps)
        {
            throw new DivergedException($"{StoppedInARow} RL steps in a row ran past rl.guard.maxKlPerToken = {options.MaxKlPerToken}: "
                + "lower rl.optimizer.learningRate or rl.optimizer.updateEpochs, or raise the limit.");
        }
    }
}
