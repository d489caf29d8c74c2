using RLCollapse.Kernels;
using RLCollapse.Model;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Sampling;

/// <summary>
/// Samples responses, from the whole support unless a nucleus is asked for. A group shares its prompt's prefill, and a large
/// batch is decoded in parts, so that memory does not grow with it.
/// </summary>
/// <remarks>
/// The pad is a token like any other, so that what is drawn from is what is learned from: it can be drawn, though rarely once pretraining
/// has taught that it never comes (docs/measured.md). A response that has one is read, recorded and learned from as any.
/// </remarks>
public static class Sampler
{
    /// <summary>Samples responses to every prompt.</summary>
    /// <param name="model">What samples.</param>
    /// <param name="prompts">Ids of each prompt; lengths may differ.</param>
    /// <param name="options">How to sample.</param>
    /// <returns>Responses in the order of prompts, a prompt's samples together.</returns>
    public static IReadOnlyList<Response> Sample(ILanguageModel model, IReadOnlyList<int[]> prompts, SamplingOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxNewTokens, 1);
        var rows = RolloutParts.Rows(model.Options, options.MaxNewTokens, model.Device);
        Range[] parts = [.. RolloutParts.Of(prompts.Count, options.SamplesPerPrompt, rows)];
        return [.. PartThreads.Map(parts.Length, PartThreads.Of(model.Device), part =>
            Sample(model, prompts, parts[part], options)).SelectMany(r => r)];
    }

    private static Response[] Sample(ILanguageModel model, IReadOnlyList<int[]> all, Range part, SamplingOptions options)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var (first, count) = part.GetOffsetAndLength(all.Count);
        int[][] prompts = [.. all.Skip(first).Take(count)];
        var rows = Rows(first, count, options);
        using var decoding = model.Decode(prompts, [.. rows.Select(r => r.Prompt - first)], options.MaxNewTokens);
        using var drawing = Drawing(model.Device, options, decoding.LookEvery);
        var scores = decoding.Start(); // of A rows
        var active = rows;
        for (var step = 1; ; step++)
        {
            using var stepScope = NewDisposeScope();
            var tokens = drawing.Next(scores, active); // (A)
            scores.Dispose();
            if (step % decoding.LookEvery == 0 || step == options.MaxNewTokens)
            {
                drawing.Look(active);
                var kept = Enumerable.Range(0, active.Length).Where(i => !active[i].Done).ToArray();
                if (kept.Length == 0 || step == options.MaxNewTokens) break;
                if (kept.Length < active.Length && kept.Length <= decoding.KeptFraction * active.Length)
                {
                    decoding.Keep(kept);
                    active = [.. kept.Select(i => active[i])];
                    tokens = tokens.index_select(0, tensor(kept.Select(i => (long)i).ToArray(), device: tokens.device));
                }
            }

            scores = decoding.Next(tokens).MoveToOuterDisposeScope();
        }

        return [.. rows.Select(r => r.Finish())];
    }

    private static IDrawing Drawing(Device device, SamplingOptions options, int lookEvery) =>
        device.type == DeviceType.CPU && options.TopP == 1 ? new CpuDrawing(options) : new LibtorchDrawing(options, lookEvery);

    private static SampledRow[] Rows(int first, int count, SamplingOptions options) =>
        [.. from prompt in Enumerable.Range(first, count)
            from sample in Enumerable.Range(0, options.SamplesPerPrompt)
            select new SampledRow(prompt, options.Seed.Derive(prompt).Derive(sample), options.MaxNewTokens)];
}
