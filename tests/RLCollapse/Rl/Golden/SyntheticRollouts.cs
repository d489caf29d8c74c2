using RLCollapse.Common;
using RLCollapse.Model;
using RLCollapse.Rewards;
using RLCollapse.Rl;
using RLCollapse.Sampling;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Rl.Golden;

/// <summary>
/// Rollouts whose tokens, lengths and rewards come from a hash alone and not from comparing probabilities, so that they
/// are the same on every machine. Old log-probabilities and values are the policy's own.
/// </summary>
internal static class SyntheticRollouts
{
    private const int Prompts = 4, Samples = 4, Vocabulary = 30, Longest = 12;

    /// <summary>The rollouts of a step.</summary>
    /// <param name="policy">As it stands.</param>
    /// <param name="step">Names the step's own draws.</param>
    public static ScoredRollouts Draw(Policy policy, int step)
    {
        var random = new Seed(2026).Derive("golden").Derive(step).Generator();
        int[] Ids(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextInt(2, Vocabulary - 1))];
        var prompts = Enumerable.Range(0, Prompts).Select(_ => Ids(random.NextInt(2, 5))).ToArray();
        var tokens = Enumerable.Range(0, Prompts * Samples).Select(_ => Ids(random.NextInt(1, Longest))).ToArray();
        var (logProbs, values) = Measured(policy, [.. tokens.Select((_, row) => prompts[row / Samples])], tokens);
        var responses = tokens.Select((ids, row) =>
            new Response(row / Samples, ids, logProbs[row][..ids.Length], values[row][..ids.Length], Ended: random.NextInt(0, 4) > 0))
            .ToArray();
        return new(prompts, responses, [.. responses.Select(_ => new Outcome(-1, null, false, random.NextInt(-1, 4) / 4.0))]);
    }

    private static (float[][] LogProbs, float[][] Values) Measured(Policy policy, int[][] prompts, int[][] tokens)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using var batch = TokenBatch.Create(prompts, tokens, 0, CPU);
        var hidden = batch.Hidden(policy.Decoder);
        var width = (int)batch.Mask_BR.shape[1];
        float[][] Singles(TorchSharp.torch.Tensor values) => [.. values.to_type(float32).data<float>().ToArray().Chunk(width)];
        return (Singles(LogProbabilities.Of(policy.Decoder.Logits(hidden), batch.Responses_BR, 1)), Singles(policy.Values(hidden)));
    }
}
