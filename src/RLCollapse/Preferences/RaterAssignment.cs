namespace RLCollapse.Preferences;

/// <summary>Whose choices a reward model learns from.</summary>
public enum RaterAssignment
{
    /// <summary>Everybody's, as if they were one.</summary>
    Pooled,

    /// <summary>One decoder for each group of <c>raters.groups</c>; each counts as much.</summary>
    Known,

    /// <summary>The same for groups that are found by what people choose.</summary>
    Em,
}
