using RLCollapse.Common;
using RLCollapse.Rl.Algorithms;

namespace RLCollapse.Rl;

/// <summary>Every learning rule.</summary>
public static class RlAlgorithms
{
    /// <summary>All of them; a new one is a line here.</summary>
    public static OpenList<RlAlgorithm> All { get; } =
        new(algorithm => algorithm.Name,
            [Ppo.Algorithm, Grpo.Algorithm, Rloo.Algorithm, ReinforcePlusPlus.Algorithm, ExpertIteration.Algorithm]);
}
