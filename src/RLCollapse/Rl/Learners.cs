using RLCollapse.Model;
using RLCollapse.Runs;

namespace RLCollapse.Rl;

/// <summary>Makes the learning rule that a config names.</summary>
public static class Learners
{
    /// <param name="policy">Learns; its weights change in place.</param>
    /// <param name="reference">The frozen base.</param>
    /// <param name="options">All of <c>rl</c>.</param>
    /// <param name="totalSteps">Steps of the whole stage, for the learning-rate schedule.</param>
    /// <param name="observer">Receives warnings.</param>
    public static ILearner Create(
        ILanguageModel policy, ILanguageModel reference, RlOptions options, int totalSteps, IRunObserver observer) =>
        RlAlgorithms.All.Find(options.Algorithm)!.Create(new(policy, reference, options, totalSteps, observer));
}
