using RLCollapse.Common;

namespace RLCollapse.Objectives;

/// <summary>Every loss of pairs.</summary>
public static class PreferenceLosses
{
    /// <summary>All of them; a new one is a line here.</summary>
    public static OpenList<PreferenceLoss> All { get; } = new(loss => loss.Name,
    [
        Dpo.Loss,
        Ipo.Loss,
    ]);
}
