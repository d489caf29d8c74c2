namespace RLCollapse.Sampling;

/// <summary>One sampled response.</summary>
/// <param name="Prompt">Index of its prompt in the list that was sampled.</param>
/// <param name="Tokens">Ids, the end token included when it came.</param>
/// <param name="LogProbs">Log-probability of each token at the sampling temperature.</param>
/// <param name="Values">Value estimate of the state before each token.</param>
/// <param name="Ended">Whether the end token came; if not, the response was cut at the length limit.</param>
public sealed record Response(int Prompt, int[] Tokens, float[] LogProbs, float[] Values, bool Ended);
