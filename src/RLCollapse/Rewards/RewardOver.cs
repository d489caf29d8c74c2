namespace RLCollapse.Rewards;

/// <summary>How the scores of several groups of raters make one reward.</summary>
public enum RewardOver
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>That of the group that is worst off, by weights on groups.</summary>
    Min,
}
