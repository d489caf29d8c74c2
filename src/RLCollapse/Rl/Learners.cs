using RLCollapse.Model;
using RLCollapse.Rl.Algorithms;
using RLCollapse.Runs;

namespace RLCollapse.Rl;

/// <summary>Makes the learning rule that a config names.</summary>
public static class Learners
{
    /// <param name="policy">Learns; its weights change in place.</param>
    /// <param name="reference">The frozen base.</param>
    /// <param name="options">All of <c>rl</c>.</param>
    /// <param name="totalSteps">Steps of the whole run, for the learning-rate schedule.</param>
    /// <param name="observer">Hears of warnings.</param>
    public static ILearner Create(Policy policy, Policy reference, RlOptions options, int totalSteps, IRunObserver observer)
    {
        return options.Algorithm switch
        {
            RlAlgorithm.Ppo => By(new Ppo(options)),
            RlAlgorithm.Grpo => By(new Grpo(options)),
            RlAlgorithm.Rloo => By(new Rloo(options)),
            RlAlgorithm.ReinforcePlusPlus => By(new ReinforcePlusPlus(options)),
            RlAlgorithm.ExpertIteration => new ExpertIteration(policy, reference, options, totalSteps, observer),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Algorithm, "Unknown algorithm."),
        };

        ILearner By(IAdvantageEstimator estimator) => new PolicyGradient(estimator, policy, reference, options, totalSteps, observer);
    }
}
