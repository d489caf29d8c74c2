namespace RLCollapse.Objectives;

/// <summary>How token losses are averaged.</summary>
public enum LossAggregation
{
    /// <summary>Mean over the valid tokens of the batch.</summary>
    TokenMean,

    /// <summary>Mean over sequences of each sequence's token mean.</summary>
    SequenceMean,

    /// <summary>Sum over tokens, divided by sequences × <see cref="RlOptions.Sampling.MaxNewTokens"/>.</summary>
    Constant,
}
