using System.Numerics;
using RLCollapse.Kernels;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>
/// The gradient of a loss that is a sum over rows, taken part by part: each thread has parts of its own, and what is kept
/// for a backward pass does not grow with the batch. How a batch is cut does not depend on the threads, so that neither do the bits.
/// </summary>
public static class GradientParts
{
    // enough for one thread to be worth starting, few enough for what is kept to stay near the processor
    private const long TokensWorthAPart = 1_000;
    private const int MostForThreads = 16;
    private const long CpuBytes = 256 << 20;
    private const long GpuBytes = 8L << 30;

    /// <summary>How many parts to cut a batch into.</summary>
    /// <param name="model">Sizes.</param>
    /// <param name="rows">Rows of the batch, at least one.</param>
    /// <param name="tokens">Tokens of all rows.</param>
    /// <param name="device">Where the model lives.</param>
    /// <returns>1 … <paramref name="rows"/>; on the CPU a power of two where the rows suffice.</returns>
    public static int Count(ModelOptions model, int rows, long tokens, Device device)
    {
        var isCpu = device.type == DeviceType.CPU;
        var scores = 2L * model.Vocabulary; // which only models from elsewhere have many of
        var attention = (2L * model.QueryWidth) + (2L * model.KeyWidth) + (model.Heads * tokens / rows);
        var kept = sizeof(float) * tokens * (scores + (model.Layers * ((4L * model.Width) + (3L * model.FeedForward) + attention)));
        var forMemory = (kept / (isCpu ? CpuBytes : GpuBytes)) + 1;
        var forThreads = isCpu ? Math.Clamp(tokens / TokensWorthAPart, 1, MostForThreads) : 1;
        var wanted = Math.Max(forMemory, forThreads);
        return (int)Math.Min(rows, isCpu ? (long)BitOperations.RoundUpToPowerOf2((ulong)wanted) : wanted);
    }

    /// <summary>
    /// Adds the gradient of the sum of the parts' losses to the weights' own, in the order of parts whatever thread is first. Autograd is
    /// cut where the loss begins: its scores are leaves, and their gradients go back through the model in a pass of their own.
    /// </summary>
    /// <param name="weights">Of the model; one that a loss does not depend on is left as it is.</param>
    /// <param name="parts">Number of parts.</param>
    /// <param name="part">Gives a part; with several threads, called from any of them.</param>
    /// <param name="forward">What the model says of a part, with gradients.</param>
    internal static void Accumulate(
        IReadOnlyList<Parameter> weights, int parts, Func<int, LossPart> part, Func<LossPart, TokenScores> forward)
    {
        var threads = Math.Min(parts, PartThreads.Of(weights[0].device));
        for (var first = 0; first < parts; first += threads)
        {
            if (threads == 1)
            {
                Backward(part, first, forward, (scores, gradients) => autograd.backward(scores, gradients));
                continue;
            }

            var (start, count) = (first, Math.Min(threads, parts - first));
            foreach (var gradients in PartThreads.Map(count, threads, i => Gradients(weights, part, start + i, forward)))
                Add(weights, gradients);
        }
    }

    private static Tensor?[] Gradients(
        IReadOnlyList<Parameter> weights, Func<int, LossPart> part, int number, Func<LossPart, TokenScores> forward)
    {
        var found = new Tensor?[weights.Count];
        Backward(part, number, forward, (scores, gradients) =>
        {
            var all = autograd.grad(scores, [.. weights], gradients, allow_unused: true);
            found = [.. all.Select(gradient => gradient is null || gradient.IsInvalid ? null : gradient.DetachFromDisposeScope())];
        });
        return found;
    }

    /// <summary>Takes a part's loss back to the scores, and lets these be taken back to the weights.</summary>
    private static void Backward(
        Func<int, LossPart> part, int number, Func<LossPart, TokenScores> forward, Action<Tensor[], Tensor[]> toWeights)
    {
        using var scope = NewDisposeScope();
        var of = part(number);
        using var batch = of.Batch;
        var scores = forward(of);
        var leaves = new TokenScores(Leaf(scores.LogProbs_BR), Leaf(scores.Values_BR),
            scores.Distributions_BRV is { } all ? Leaf(all) : null);
        of.Loss(leaves).backward();
        (Tensor? Score, Tensor? Leaf)[] pairs =
        [
            (scores.LogProbs_BR, leaves.LogProbs_BR),
            (scores.Values_BR, leaves.Values_BR),
            (scores.Distributions_BRV, leaves.Distributions_BRV),
        ];
        var reached = pairs.Where(pair => pair.Leaf?.grad is not null).ToArray();
        if (reached.Length > 0) toWeights([.. reached.Select(pair => pair.Score!)], [.. reached.Select(pair => pair.Leaf!.grad!)]);
    }

    private static Tensor Leaf(Tensor score) => score.detach().requires_grad_();

    private static void Add(IReadOnlyList<Parameter> weights, Tensor?[] gradients)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        for (var i = 0; i < gradients.Length; i++)
        {
            using var gradient = gradients[i];
            if (gradient is null) continue;
            weights[i].grad ??= zeros_like(weights[i]); // what autograd gives may be a view
            weights[i].grad!.PlusInPlace(gradient);
        }
    }
}
