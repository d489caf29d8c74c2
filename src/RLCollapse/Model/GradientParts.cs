using System.Numerics;
using RLCollapse.Kernels;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>
/// The gradient of a loss that is a sum over rows, taken part by part: each thread has parts of its own, and what autograd keeps
/// for a backward pass does not grow with the batch. How a batch is cut does not depend on the threads, so that neither do the bits.
/// </summary>
public static class GradientParts
{
    // measured: at one thread, an update takes 1.1 to 1.2 times as long at xs and s, and no longer at m and l, as in one part
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
        var kept = sizeof(float) * tokens * model.Layers * ((8L * model.Width) + (3L * model.FeedForward));
        var forMemory = (kept / (isCpu ? CpuBytes : GpuBytes)) + 1;
        var forThreads = isCpu ? Math.Clamp(tokens / TokensWorthAPart, 1, MostForThreads) : 1;
        var wanted = Math.Max(forMemory, forThreads);
        return (int)Math.Min(rows, isCpu ? (long)BitOperations.RoundUpToPowerOf2((ulong)wanted) : wanted);
    }

    /// <summary>
    /// Adds the gradient of the sum of the parts' losses to the parameters' own, in the order of parts whatever thread is first.
    /// </summary>
    /// <param name="parameters">Of the model; one that a loss does not depend on is left as it is.</param>
    /// <param name="parts">Number of parts.</param>
    /// <param name="loss">A part's loss, a scalar; with several threads, called from any of them.</param>
    public static void Backward(IReadOnlyList<Parameter> parameters, int parts, Func<int, Tensor> loss)
    {
        var threads = Math.Min(parts, PartThreads.Of(parameters[0].device));
        for (var first = 0; first < parts; first += threads)
        {
            if (threads == 1)
            {
                using var scope = NewDisposeScope();
                loss(first).backward();
                continue;
            }

            var (start, count) = (first, Math.Min(threads, parts - first));
            foreach (var gradients in PartThreads.Map(count, threads, part => Gradients(parameters, () => loss(start + part))))
                Add(parameters, gradients);
        }
    }

    private static Tensor?[] Gradients(IReadOnlyList<Parameter> parameters, Func<Tensor> loss)
    {
        using var scope = NewDisposeScope();
        var gradients = autograd.grad([loss()], [.. parameters], allow_unused: true);
        return [.. gradients.Select(gradient => gradient is null || gradient.IsInvalid ? null : gradient.DetachFromDisposeScope())];
    }

    private static void Add(IReadOnlyList<Parameter> parameters, Tensor?[] gradients)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        for (var i = 0; i < gradients.Length; i++)
        {
            using var gradient = gradients[i];
            if (gradient is null) continue;
            parameters[i].grad ??= zeros_like(parameters[i]); // what autograd gives may be a view
            parameters[i].grad!.PlusInPlace(gradient);
        }
    }
}
