namespace RLCollapse.Model;

/// <summary>Learning rates over time: linear warm-up, then constant, cosine or linear decay.</summary>
public static class LearningRateSchedule
{
    /// <summary>The rate of one step.</summary>
    /// <param name="step">From 0.</param>
    /// <param name="totalSteps">Steps in all.</param>
    /// <param name="peak">Rate at the end of the warm-up.</param>
    /// <param name="warmupSteps">Steps of the warm-up; step i of it has rate peak · (i + 1) / warmupSteps.</param>
    /// <param name="shape">Course after the warm-up.</param>
    /// <param name="finalFraction">Where a decay ends, as a fraction of the peak.</param>
    public static double At(int step, int totalSteps, double peak, int warmupSteps, LearningRateShape shape, double finalFraction)
    {
        if (step < warmupSteps) return peak * (step + 1) / warmupSteps;
        var progress = Math.Clamp((step - warmupSteps) / (double)Math.Max(1, totalSteps - warmupSteps), 0, 1);
        return shape switch
        {
            LearningRateShape.Cosine => peak * (finalFraction + ((1 - finalFraction) * 0.5 * (1 + Math.Cos(Math.PI * progress)))),
            LearningRateShape.Linear => peak * (1 - ((1 - finalFraction) * progress)),
            _ => peak,
        };
    }
}
