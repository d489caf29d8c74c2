using RLCollapse.Grading;
using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Objectives;
using RLCollapse.Rewards;
using RLCollapse.Sampling;
using static TorchSharp.torch;

namespace RLCollapse.Rl;

/// <summary>
/// A step's rollouts as tensors, with what they earned and how likely they were under policy and base. Shapes: B responses, R tokens of the
/// longest.
/// </summary>
public sealed class RolloutBatch : IDisposable
{
    private const int RowsAPart = 64;

    private RolloutBatch(TokenBatch tokens, Tensor oldLogProbs, Tensor oldValues, Tensor baseLogProbs, Tensor rewards, Tensor lossMask)
    {
        (Tokens, OldLogProbs_BR, OldValues_BR, BaseLogProbs_BR) = (tokens, oldLogProbs, oldValues, baseLogProbs);
        (Rewards_BR, LossMask_BR) = (rewards, lossMask);
    }

    /// <summary>Ids and masks.</summary>
    public TokenBatch Tokens { get; }

    /// <summary>log p of each token under the policy that sampled it, (B, R).</summary>
    public Tensor OldLogProbs_BR { get; }

    /// <summary>The critic's value before each token when it was sampled, (B, R).</summary>
    public Tensor OldValues_BR { get; }

    /// <summary>log p of each token under the frozen base, (B, R).</summary>
    public Tensor BaseLogProbs_BR { get; }

    /// <summary>Each response's reward at its last valid token, 0 elsewhere, (B, R).</summary>
    public Tensor Rewards_BR { get; }

    /// <summary>1 at tokens that carry loss: the response's, less those of cut responses when these are masked, (B, R).</summary>
    public Tensor LossMask_BR { get; }

    /// <summary>
    /// Builds a batch; runs one forward pass of the base, and one of the policy where that does not find the sampler's bits again: with
    /// equal weights the two are to be equal, not equal up to rounding.
    /// </summary>
    /// <param name="prompts">The prompts that were sampled.</param>
    /// <param name="responses">The responses, each naming its prompt.</param>
    /// <param name="outcomes">What each response earned.</param>
    /// <param name="policy">Has sampled the responses and not learned since; null where the sampler's own numbers are to stand.</param>
    /// <param name="reference">The frozen base.</param>
    /// <param name="options">Temperature and treatment of cut responses.</param>
    /// <param name="padId">Fills rows.</param>
    public static RolloutBatch Create(
        IReadOnlyList<int[]> prompts,
        IReadOnlyList<Response> responses,
        IReadOnlyList<Outcome> outcomes,
        ILanguageModel? policy,
        ILanguageModel reference,
        RlOptions options,
        int padId)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var device = reference.Device;
        var tokens = TokenBatch.Create([.. responses.Select(r => prompts[r.Prompt])], [.. responses.Select(r => r.Tokens)], padId, device);
        var width = (int)tokens.Mask_BR.shape[1];
        long[] shape = [responses.Count, width];
        var rewards = TokenRewards.AtLastToken([.. outcomes.Select(j => j.Reward)], [.. responses.Select(r => r.Tokens.Length)], width);
        var carriesLoss = responses.Select(r => r.Ended || options.Sampling.Truncation != TruncationMode.Mask ? 1f : 0f).ToArray();
        var batch = new RolloutBatch(
            tokens.Keep(),
            policy is { IsBatchInvariant: false }
                ? LogProbs(tokens, policy, options.Sampling.Temperature)
                : tensor(Padded(responses, r => r.LogProbs, width), shape, device: device),
            tensor(Padded(responses, r => r.Values, width), shape, device: device),
            LogProbs(tokens, reference, options.Sampling.Temperature),
            tensor(rewards, shape, device: device),
            tokens.Mask_BR * tensor(carriesLoss, [responses.Count, 1], device: device));
        foreach (var kept in batch.All()) kept.DetachFromDisposeScope();
        return batch;
    }

    /// <summary>Some rows, as a new batch.</summary>
    /// <param name="rows">int64 row numbers.</param>
    public RolloutBatch Rows(Tensor rows) => new(
        Tokens.Rows(rows),
        OldLogProbs_BR.index_select(0, rows),
        OldValues_BR.index_select(0, rows),
        BaseLogProbs_BR.index_select(0, rows),
        Rewards_BR.index_select(0, rows),
        LossMask_BR.index_select(0, rows));

    /// <inheritdoc/>
    public void Dispose()
    {
        Tokens.Dispose();
        foreach (var held in All()) held.Dispose();
    }

    /// <summary>In parts of so many rows, so that memory does not grow with the batch.</summary>
    private static Tensor LogProbs(TokenBatch tokens, ILanguageModel model, double temperature)
    {
        long[] rows = [.. Enumerable.Range(0, (int)tokens.Mask_BR.shape[0])];
        var parts = PartThreads.Map(rows.Length, RowsAPart, model.Device, part =>
        {
            using var scope = NewDisposeScope();
            using var some = tokens.Rows(tensor(rows[part]));
            return model.Score(some, temperature).LogProbs_BR.DetachFromDisposeScope();
        });
        var all = cat(parts);
        foreach (var part in parts) part.Dispose();
        return MaskedMath.Only(all, tokens.Mask_BR);
    }

    private static float[] Padded(IReadOnlyList<Response> responses, Func<Response, float[]> values, int width)
    {
        var all = new float[responses.Count * width];
        for (var row = 0; row < responses.Count; row++) values(responses[row]).CopyTo(all, row * width);
        return all;
    }

    private Tensor[] All() =>
        [OldLogProbs_BR, OldValues_BR, BaseLogProbs_BR, Rewards_BR, LossMask_BR];
}
