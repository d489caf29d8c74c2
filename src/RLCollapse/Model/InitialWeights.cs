using RLCollapse.Common;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>
/// The weights that a model starts with, whatever computes it: matrices are normal, norms are one, and the value head is zero, so that the
/// first values are 0. What writes into the stream is smaller the more layers there are.
/// </summary>
public static class InitialWeights
{
    /// <summary>Makes them.</summary>
    /// <param name="model">Sizes.</param>
    /// <param name="vocabularySize">V.</param>
    /// <param name="device">Where they live.</param>
    /// <param name="seed">Of them; each has a stream of its own.</param>
    /// <param name="type">Number format. Default float32, of which the values are in any case.</param>
    /// <returns>Every weight by its name in checkpoints; the last is <c>value_head</c>.</returns>
    public static IReadOnlyList<(string Name, Parameter Parameter)> Create(
        ModelOptions model, int vocabularySize, Device device, Seed seed, ScalarType type = ScalarType.Float32)
    {
        // holds what is in between: what nothing holds the garbage collector may free while libtorch still reads it
        using var scope = NewDisposeScope();
        var weights = new List<(string, Parameter)>();
        var (width, inner, queries, keys) = (model.Width, model.FeedForward, model.QueryWidth, model.KeyWidth);
        var (deviation, branches) = (1 / Math.Sqrt(width), Math.Sqrt(2 * model.Layers));
        Normal("decoder.embedding", [vocabularySize, width], deviation, seed.Derive("embedding"));
        if (!model.TieEmbeddings) Normal("decoder.head", [vocabularySize, width], deviation, seed.Derive("head"));
        for (var i = 0; i < model.Layers; i++)
        {
            var (block, ofBlock) = ($"decoder.blocks.{i}", seed.Derive("block").Derive(i));
            var (ofAttention, ofFeedForward) = (ofBlock.Derive("attention"), ofBlock.Derive("feed_forward"));
            Add($"{block}.attention_norm.weight", ones(width, device: device));
            Normal($"{block}.attention.qkv.weight", [queries + (2 * keys), width], deviation, ofAttention.Derive("qkv"));
            Normal($"{block}.attention.output.weight", [width, queries], 1 / Math.Sqrt(queries) / branches, ofAttention.Derive("output"));
            Add($"{block}.feed_forward_norm.weight", ones(width, device: device));
            Normal($"{block}.feed_forward.gate_up.weight", [2 * inner, width], deviation, ofFeedForward.Derive("gate_up"));
            Normal($"{block}.feed_forward.down.weight", [width, inner], 1 / Math.Sqrt(inner * 2.0 * model.Layers),
                ofFeedForward.Derive("down"));
        }

        Add("decoder.norm.weight", ones(width, device: device));
        Add("value_head", zeros(1, width, device: device));
        return weights;

        void Normal(string name, long[] shape, double standardDeviation, Seed own) =>
            Add(name, Initialization.Normal(shape, standardDeviation, device, own).detach());

        // a copy, since an array's memory is .NET's, and the bits of libtorch's products depend on how memory is aligned
        void Add(string name, Tensor values)
        {
            var weight = new Parameter(values.to_type(type).clone().DetachFromDisposeScope());
            weight.DetachFromDisposeScope();
            weights.Add((name, weight));
        }
    }
}
