using RLCollapse.Config;
using RLCollapse.Model;
using RLCollapse.Runs;

namespace RLCollapse.Learning;

/// <summary>Makes the learning rule that a config names.</summary>
public static class Learners
{
    /// <inheritdoc cref="Ppo(Policy, Policy, RlOptions, int, IRunObserver)"/>
    public static ILearner Create(Policy policy, Policy reference, RlOptions options, int totalSteps, IRunObserver observer) => options.Algorithm switch
    {
        RlAlgorithm.Ppo => new Ppo(policy, reference, options, totalSteps, observer),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Algorithm, "Unknown algorithm."),
    };
}
