using RLCollapse.Config;
using RLCollapse.Model;
using RLCollapse.Rollouts;
using RLCollapse.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Model;

/// <summary>Fused kernels and the reference are one function.</summary>
public sealed class KernelKindTests
{
    [Theory]
    [InlineData(16, 2, 24)]
    [InlineData(20, 2, 19)]
    [InlineData(64, 4, 40)]
    public void LogProbsAndGradientsAgree(int width, int heads, int feedForward)
    {
        using var scope = NewDisposeScope();
        var (fused, reference) = Both(width, heads, feedForward);
        var different = Tiny.RaggedPrompts(4);
        int[][] prompts = [different[0], different[1], different[0], different[2], different[1], different[0], different[3]]; // some share theirs
        int[][] responses = [.. prompts.Select((p, i) => p[..(1 + (i % p.Length))])];
        var weights = randn(7, responses.Max(r => r.Length), generator: new Generator(1));
        using var batch = TokenBatch.Create(prompts, responses, 0, CPU);
        var of = new List<Tensor>();
        foreach (var policy in new[] { fused, reference })
        {
            var logProbs = batch.LogProbs(policy.Decoder, 0.8) * batch.Mask_BR;
            (logProbs * weights).sum().backward();
            of.Add(logProbs);
        }

        Assert.True(allclose(of[0], of[1], 1e-5, 1e-5));
        foreach (var ((name, mine), (_, theirs)) in fused.Decoder.named_parameters().Zip(reference.Decoder.named_parameters()))
        {
            Assert.True((mine.grad! - theirs.grad!).abs().max().ToDouble() < 1e-4 * (1 + theirs.grad!.abs().max().ToDouble()), name);
        }
    }

    /// <summary>
    /// In bfloat16 both round the same activations, so forward they differ where float32 sums end on different sides of a tie: by 2^-8 of
    /// a number, which a few layers carry on; gradients are rounded at the same places too.
    /// </summary>
    [Theory]
    [InlineData(20, 2, 19)]
    [InlineData(64, 4, 40)]
    public void LogProbsAndGradientsAgreeInBfloat16(int width, int heads, int feedForward)
    {
        using var scope = NewDisposeScope();
        var (fused, reference) = Both(width, heads, feedForward, ComputeType.Bfloat16);
        var prompts = Tiny.RaggedPrompts(4);
        int[][] responses = [.. prompts.Select((p, i) => p[..(1 + (i % p.Length))])];
        using var batch = TokenBatch.Create([.. prompts, prompts[0]], [.. responses, prompts[0]], 0, CPU);
        var weights = randn(batch.Mask_BR.shape, generator: new Generator(1));
        var of = new List<Tensor>();
        foreach (var policy in new[] { fused, reference })
        {
            var logProbs = batch.LogProbs(policy.Decoder, 0.8) * batch.Mask_BR;
            (logProbs * weights).sum().backward();
            of.Add(logProbs);
        }

        Assert.True((of[0] - of[1]).abs().max().ToDouble() < 4 * Math.Pow(2, -8), $"{(of[0] - of[1]).abs().max().ToDouble()}");
        foreach (var ((name, mine), (_, theirs)) in fused.Decoder.named_parameters().Zip(reference.Decoder.named_parameters()))
        {
            Assert.Equal(float32, mine.grad!.dtype);
            Assert.True((mine.grad! - theirs.grad!).norm().ToDouble() < 4 * Math.Pow(2, -8) * theirs.grad!.norm().ToDouble(), name);
        }
    }

    [Fact]
    public void TheSameResponsesAreSampled()
    {
        var (fused, reference) = Both(32, 2, 40);
        var prompts = Tiny.RaggedPrompts(6);
        var options = new SamplingOptions(3, 1, 20, 0, 1, new Seed(4));
        var (mine, theirs) = (Sampler.Sample(fused, prompts, options), Sampler.Sample(reference, prompts, options));
        Assert.Contains(mine, r => r.Ended);
        Assert.Equal(theirs.Select(r => string.Join(' ', r.Tokens)), mine.Select(r => string.Join(' ', r.Tokens)));
        foreach (var (a, b) in mine.Zip(theirs))
        {
            for (var t = 0; t < a.Tokens.Length; t++) Assert.Equal(b.LogProbs[t], a.LogProbs[t], 1e-4);
        }
    }

    private static (Policy Fused, Policy Reference) Both(int width, int heads, int feedForward, ComputeType dtype = ComputeType.Float32)
    {
        Policy With(KernelKind kernels) => Tiny.Policy(config: Tiny.Config with
        {
            Model = Tiny.Config.Model with { Width = width, Heads = heads, FeedForward = feedForward, Kernels = kernels, Dtype = dtype },
        });
        return (With(KernelKind.Fused), With(KernelKind.Reference));
    }
}
