using RLCollapse.Evaluation;
using RLCollapse.Model;
using RLCollapse.Rewards;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Fixtures;

/// <summary>What stages work on, on the smallest data.</summary>
internal static class Contexts
{
    /// <summary>A policy that is its own reference.</summary>
    public static StageContext Of(RunConfig config, ILanguageModel policy, IRunObserver? observer = null)
    {
        var tracker = new Tracker(config.ProbesOf(config.Stages[0]), Tiny.Data, policy, Judges.None);
        return new(config, Tiny.Data, policy, policy, tracker, observer ?? NullObserver.Instance);
    }
}
