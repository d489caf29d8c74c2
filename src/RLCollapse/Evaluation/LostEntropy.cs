namespace RLCollapse.Evaluation;

/// <summary>
/// The entropy of outputs that was lost between two policies, mean over prompts, in parts that add up to it exactly (after the split of
/// arXiv 2604.16027, which sets what was lost among right outputs against all that was lost).
/// </summary>
/// <param name="Narrowing">Of right outputs: V·ΔH, V being their mass before, in nats.</param>
/// <param name="Removal">The rest, in nats: <see cref="WrongNarrowing"/> and <see cref="Settling"/>.</param>
/// <param name="WrongNarrowing">Of wrong outputs: (1 − V)·ΔH, in nats; 0 where there are none before or after.</param>
public readonly record struct LostEntropy(double Narrowing, double Removal, double WrongNarrowing)
{
    /// <summary>
    /// What went as the mass of a prompt settled on right outputs or on wrong ones, in nats: h(V) − h(V') + (V − V')·(H_right − H_wrong),
    /// where h is the entropy of being right, V' the mass after and both H are those after. Where wrong outputs go it is what they take
    /// with them; it is also lost where a policy becomes sure of them.
    /// </summary>
    public double Settling => Removal - WrongNarrowing;

    /// <summary>Masses are sums of floats: beyond this there are no wrong outputs.</summary>
    private const double AllRight = 1 - 1e-6;

    /// <summary>Measures it.</summary>
    /// <param name="before">Of each prompt.</param>
    /// <param name="after">Of the same prompts.</param>
    public static LostEntropy Between(IReadOnlyList<OutputVariety> before, IReadOnlyList<OutputVariety> after)
    {
        var pairs = before.Zip(after).ToArray();
        var narrowing = pairs.Average(pair => pair.First.RightMass * (pair.First.Right - pair.Second.Right));
        return new(
            narrowing,
            pairs.Average(pair => pair.First.Whole - pair.Second.Whole) - narrowing,
            pairs.Average(pair =>
                pair.Second.RightMass < AllRight ? (1 - pair.First.RightMass) * (pair.First.Wrong - pair.Second.Wrong) : 0));
    }
}
