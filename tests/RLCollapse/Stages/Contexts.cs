using RLCollapse.Evaluation;
using RLCollapse.Grading;
using RLCollapse.Model;
using RLCollapse.Rewards;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Stages;

/// <summary>What stages work on, on the smallest data.</summary>
internal static class Contexts
{
    /// <summary>A policy that is its own reference.</summary>
    public static StageContext Of(RunConfig config, Policy policy, IRunObserver? observer = null)
    {
        var reward = new RewardFunction(config.Reward, new Grader(Tiny.Data.Formats, Tiny.Data.Tokenizer, config.Rl.Sampling.Truncation));
        return new(config, Tiny.Data, policy, policy, reward, new Tracker(config.ProbeSettings, Tiny.Data, policy, reward), observer ?? NullObserver.Instance);
    }
}
