namespace RLCollapse.Stages;

/// <summary>Seconds that the parts of a run take.</summary>
/// <param name="Pretraining">The base, unless it is cached.</param>
/// <param name="Rl">All RL steps.</param>
/// <param name="Recovery">All steps of recovery.</param>
/// <param name="Probes">All probes.</param>
public sealed record RunCost(double Pretraining, double Rl, double Recovery, double Probes)
{
    /// <summary>All parts but the base, which runs share.</summary>
    public double Own => Rl + Recovery + Probes;

    /// <summary>All parts.</summary>
    public double Total => Pretraining + Own;
}
