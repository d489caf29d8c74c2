using RLCollapse.Common;
using RLCollapse.Model;
using RLCollapse.Model.Torch;
using RLCollapse.Rewards;
using RLCollapse.Rl;
using RLCollapse.Runs;
using RLCollapse.Sampling;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Fixtures;

/// <summary>
/// Sixteen responses of a random policy, paid for the share of one token in them, so that there is something to learn without a trained
/// base.
/// </summary>
internal static class Exercise
{
    /// <summary>The token that is paid for.</summary>
    public const int Paid = 20;

    public static TheoryData<string> Algorithms => [.. RlAlgorithms.All.Names];

    public static TheoryData<string> PolicyGradients => [.. RlAlgorithms.All.Names.Where(a => a != RlAlgorithm.ExpertIteration)];

    public static RlOptions Options(string algorithm) => Tiny.Config.Rl with { Algorithm = algorithm, Kl = new() { Coefficient = 0.05 } };

    public static ScoredRollouts Sampled(ILanguageModel policy, int step, double temperature = 1)
    {
        var prompts = Tiny.RaggedPrompts(4);
        var responses = Sampler.Sample(policy, prompts, new(4, temperature, 24, 1, new Seed(6).Derive(step)));
        return new(prompts, responses, [.. responses.Select(r => Paying(r.Tokens.Count(t => t == Paid) / (double)r.Tokens.Length))]);
    }

    public static Outcome Paying(double reward) => new(-1, null, false, reward);

    public static RolloutBatch Batch(ScoredRollouts rollouts, ILanguageModel reference, RlOptions options) =>
        RolloutBatch.Create(rollouts.Prompts, rollouts.Responses, rollouts.Outcomes, null, reference, options, 0);

    /// <summary>Samples and learns.</summary>
    public static MetricsRecord Update(ILearner learner, ILanguageModel policy, ILanguageModel reference, int step, RlOptions options)
    {
        using var batch = Batch(Sampled(policy, step, options.Sampling.Temperature), reference, options);
        return Update(learner, batch, step);
    }

    /// <summary>Learns.</summary>
    public static MetricsRecord Update(ILearner learner, RolloutBatch batch, int step = 0)
    {
        var record = new MetricsRecord("rl", step);
        learner.Update(batch, batch, step, new Seed(1).Derive(step), record);
        return record;
    }

    /// <summary>One update by a learner that knows nothing yet.</summary>
    public static MetricsRecord FirstUpdate(ILanguageModel policy, ILanguageModel reference, RolloutBatch batch, RlOptions options)
    {
        using var learner = Learners.Create(policy, reference, options, 1, NullObserver.Instance);
        return Update(learner, batch);
    }

    /// <summary>A policy with float64 weights: sums in another order then differ by 1e-15 and not by 1e-7.</summary>
    public static ILanguageModel DoublePolicy(int seed = 0)
    {
        var model = Tiny.Config.Model;
        return new TorchModel(model, ComputeType.Float32, InitialWeights.Create(
            model, Tiny.Data.Tokenizer.VocabularySize, CPU, new Seed((ulong)seed).Derive("weights"), float64));
    }

    /// <summary>Every gradient of the last minibatch, one after the other.</summary>
    public static double[] Gradients(ILanguageModel policy) =>
        [.. policy.Weights.Where(w => w.Parameter.grad is not null).SelectMany(w => Doubles(w.Parameter.grad!))];

    /// <summary>Every weight, one after the other.</summary>
    public static double[] Weights(ILanguageModel policy) => [.. policy.Weights.SelectMany(w => Doubles(w.Parameter.detach()))];

    public static double[] Doubles(Tensor values)
    {
        using var wide = values.to_type(float64).contiguous();
        return wide.data<double>().ToArray();
    }

    /// <summary>A (B, R) tensor as rows.</summary>
    public static double[][] Rows(Tensor values_BR) => [.. Doubles(values_BR).Chunk((int)values_BR.shape[1])];

    /// <summary>1 at each response's last token, 0 elsewhere.</summary>
    public static Tensor Ends(RolloutBatch batch)
    {
        var mask = batch.Tokens.Mask_BR;
        return mask - cat([mask.narrow(1, 1, mask.shape[1] - 1), zeros(mask.shape[0], 1)], 1);
    }

    public static byte[] Written(Action<BinaryWriter> write)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        write(writer);
        writer.Flush();
        return stream.ToArray();
    }

    public static BinaryReader Reading(byte[] bytes) => new(new MemoryStream(bytes));
}
