using RLCollapse.Model;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Rollouts;

/// <summary>
/// Samples responses, from the whole support unless a nucleus is asked for, with a cache of keys and values. A group shares its prompt's prefill, and
/// rows that have ended leave the batch once they are a quarter of it.
/// </summary>
public static class Sampler
{
    private const double KeptFraction = 0.75;

    /// <summary>Samples responses to every prompt.</summary>
    /// <param name="policy">The model.</param>
    /// <param name="prompts">Ids of each prompt; lengths may differ.</param>
    /// <param name="options">How to sample.</param>
    /// <returns>Responses in the order of prompts, a prompt's samples together.</returns>
    public static IReadOnlyList<Response> Sample(Policy policy, IReadOnlyList<int[]> prompts, SamplingOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxNewTokens, 1);
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var device = policy.Decoder.Device;
        var longest = prompts.Max(p => p.Length);
        var columns = longest + options.MaxNewTokens;
        using var cache = new KvCache(policy.Decoder.Options.Layers, columns);
        var padding = prompts.Select(p => longest - p.Length).ToArray();
        var bias = AttentionBias.LeftPadding(padding, columns, device);
        var hidden = Prefill(policy.Decoder, prompts, padding, bias, cache, options.PadId); // (P, C)

        var rows = Rows(prompts, options);
        var group = tensor(rows.Select(r => (long)r.Prompt).ToArray(), device: device);
        cache.Select(group);
        (bias, hidden) = (bias.index_select(0, group), hidden.index_select(0, group));
        var active = rows.ToArray();
        for (var step = 0; ; step++)
        {
            using var stepScope = NewDisposeScope();
            var tokens = Draw(policy, hidden, active, options); // (A)
            var kept = Enumerable.Range(0, active.Length).Where(i => !active[i].Done).ToArray();
            if (kept.Length == 0 || step + 1 == options.MaxNewTokens) break;
            if (kept.Length <= KeptFraction * active.Length)
            {
                var keep = tensor(kept.Select(i => (long)i).ToArray(), device: device);
                cache.Select(keep);
                (bias, tokens) = (bias.index_select(0, keep).MoveToOuterDisposeScope(), tokens.index_select(0, keep));
                active = [.. kept.Select(i => active[i])];
            }

            var positions = tensor(active.Select(r => (long)prompts[r.Prompt].Length + step).ToArray(), [active.Length, 1], device: device);
            var seen = bias.narrow(3, 0, longest + step + 1);
            hidden = policy.Decoder.Hidden(tokens.unsqueeze(1), positions, seen, cache).select(1, 0).MoveToOuterDisposeScope();
        }

        return [.. rows.Select(r => r.Finish())];
    }

    private static Tensor Prefill(Decoder decoder, IReadOnlyList<int[]> prompts, int[] padding, Tensor bias, KvCache cache, int padId)
    {
        var width = prompts[0].Length + padding[0];
        var tokens = new long[prompts.Count * width];
        var positions = new long[prompts.Count * width];
        Array.Fill(tokens, padId);
        for (var row = 0; row < prompts.Count; row++)
        {
            for (var i = 0; i < prompts[row].Length; i++)
            {
                var at = (row * width) + padding[row] + i;
                (tokens[at], positions[at]) = (prompts[row][i], i);
            }
        }

        using var scope = NewDisposeScope();
        long[] shape = [prompts.Count, width];
        var seen = bias.narrow(3, 0, width) + AttentionBias.Causal(width, decoder.Device);
        var hidden = decoder.Hidden(tensor(tokens, shape, device: decoder.Device), tensor(positions, shape, device: decoder.Device), seen, cache);
        return hidden.select(1, width - 1).MoveToOuterDisposeScope();
    }

    private static SampledRow[] Rows(IReadOnlyList<int[]> prompts, SamplingOptions options) =>
        [.. from prompt in Enumerable.Range(0, prompts.Count)
            from sample in Enumerable.Range(0, options.SamplesPerPrompt)
            select new SampledRow(prompt, options.Seed.Derive(prompt).Derive(sample), options.MaxNewTokens)];

    private static Tensor Draw(Policy policy, Tensor hidden, SampledRow[] active, SamplingOptions options)
    {
        var logProbs = LogProbabilities.All(policy.Decoder.Logits(hidden), options.Temperature); // (A, V)
        var uniforms = tensor(active.Select(r => r.NextUniform()).ToArray(), [active.Length, 1], device: hidden.device);
        var tokens = InverseCdf.Draw(Nucleus.Keep(logProbs, options.TopP), uniforms); // (A)
        var ids = tokens.cpu().data<long>().ToArray();
        var chosen = LogProbabilities.Gather(logProbs, tokens).cpu().data<float>().ToArray();
        var values = policy.Values(hidden).cpu().data<float>().ToArray();
        for (var i = 0; i < active.Length; i++) active[i].Add((int)ids[i], chosen[i], values[i], options.EndId);
        return tokens;
    }
}
