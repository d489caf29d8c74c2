namespace RLCollapse.Stages;

/// <summary>Seconds that the parts of a run take.</summary>
/// <param name="Base">The shared stages, unless they are cached.</param>
/// <param name="Stages">Each stage behind the base, by name.</param>
/// <param name="Probes">All probes.</param>
public sealed record RunCost(double Base, IReadOnlyDictionary<string, double> Stages, double Probes)
{
    /// <summary>All parts but the base, which runs share.</summary>
    public double Own => Stages.Values.Sum() + Probes;

    /// <summary>All parts.</summary>
    public double Total => Base + Own;
}
