using RLCollapse.Common;

namespace RLCollapse.Stages;

/// <summary>Every kind of stage there is.</summary>
public static class StageKinds
{
    /// <summary>All of them; a new one is a line here.</summary>
    public static OpenList<StageKind> All { get; } = new(kind => kind.Name,
    [
        PretrainingStage.Kind,
        SupervisedStage.Kind,
        RewardModelStage.Kind,
        PreferenceOptimizationStage.Kind,
        RlStage.Kind,
    ]);
}
