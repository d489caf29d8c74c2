namespace RLCollapse.SavedPolicies;

/// <summary>What models say of a response; an element a token.</summary>
/// <param name="Row">The response.</param>
/// <param name="LogProbs">log p of each token under the policy.</param>
/// <param name="Values">The value head's estimate before each token.</param>
/// <param name="Reference">log p and k1 under the reference, where one was given.</param>
public sealed record Score(ScoreRow Row, float[] LogProbs, float[] Values, ReferenceScore? Reference);

/// <summary>What a reference says of a response.</summary>
/// <param name="LogProbs">log p of each token under the reference.</param>
/// <param name="K1PerSequence">Σ log p − log p_reference over the response's tokens: the k1 estimate of the KL divergence, in nats.</param>
public sealed record ReferenceScore(float[] LogProbs, double K1PerSequence);
