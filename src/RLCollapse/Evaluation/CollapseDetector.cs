namespace RLCollapse.Evaluation;

/// <summary>Remembers the first probe at which one format held the threshold.</summary>
/// <param name="threshold">Share that counts as a collapse.</param>
public sealed class CollapseDetector(double threshold)
{
    /// <summary>
    /// Step of the first probe with a leading mass of at least the threshold, −1 while there is none. Part of the checkpoint.
    /// </summary>
    public int Step { get; set; } = -1;

    /// <summary>Takes in a probe.</summary>
    public void Observe(int step, double leaderMass)
    {
        if (Step < 0 && leaderMass >= threshold) Step = step;
    }
}
