namespace RLCollapse.Stages;

/// <summary>Every kind of stage there is.</summary>
public static class StageKinds
{
    /// <summary>All of them; a new one is a line here.</summary>
    public static IReadOnlyList<StageKind> All { get; } = [PretrainingStage.Kind, SupervisedStage.Kind, RlStage.Kind];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(kind => kind.Name)];

    /// <summary>The kind of that name; null where there is none.</summary>
    public static StageKind? Find(string name) => All.FirstOrDefault(kind => kind.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
