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
    public static ScoredRollouts Draw(ILanguageModel policy, int step)
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

    private static (float[][] LogProbs, float[][] Values) Measured(ILanguageModel policy, int[][] prompts, int[][] tokens)
    {
        using var scope = NewDisposeScope();
        using var batch = TokenBatch.Create(prompts, tokens, 0, CPU);
        var scores = policy.Score(batch, 1);
        var width = (int)batch.Mask_BR.shape[1];
        float[][] Singles(TorchSharp.torch.Tensor values) => [.. values.to_type(float32).data<float>().ToArray().Chunk(width)];
        return (Singles(scores.LogProbs_BR), Singles(scores.Values_BR));
    }
}
