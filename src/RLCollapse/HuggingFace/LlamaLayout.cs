using RLCollapse.Common;
using RLCollapse.Model;

namespace RLCollapse.HuggingFace;

/// <summary>
/// How a policy's parameters are called, and cut, in Hugging Face's files. Nothing is transposed or
/// permuted: matrices are (outputs, inputs) on both sides, heads follow each other in rows on both sides, and
/// <see cref="Rotary"/> turns the first half of a head against the second as <c>LlamaForCausalLM</c> does. Only the
/// policy's fused matrices are cut by rows: qkv into q, k and v, gate_up into gate and up.
/// </summary>
public static class LlamaLayout
{
    /// <summary>The head, where it is not the embedding.</summary>
    internal const string Head = "lm_head.weight";

    /// <summary>The embedding.</summary>
    internal const string Embedding = "model.embed_tokens.weight";

    /// <summary>The tensors of <c>model.safetensors</c>, a <c>LlamaForCausalLM</c>. A tied head has none of its own.</summary>
    /// <param name="model">Sizes.</param>
    /// <param name="vocabularySize">V.</param>
    public static IReadOnlyList<LlamaTensor> Model(ModelOptions model, int vocabularySize)
    {
        long width = model.Width;
        return
        [
            new(Embedding, [vocabularySize, width], "decoder.embedding"),
            .. Enumerable.Range(0, model.Layers).SelectMany(
                layer => Block(model, $"model.layers.{layer}", $"decoder.blocks.{layer}")),
            new("model.norm.weight", [width], "decoder.norm.weight"),
            .. model.TieEmbeddings ? (LlamaTensor[])[] : [new(Head, [vocabularySize, width], "decoder.head")],
        ];
    }

    /// <summary>
    /// The tensor of <c>value_head.safetensors</c>, named as the head of a <c>LlamaForSequenceClassification</c> with one label: a linear
    /// map of the states after the final norm.
    /// </summary>
    /// <param name="model">Sizes.</param>
    public static IReadOnlyList<LlamaTensor> ValueHead(ModelOptions model) => [new("score.weight", [1, model.Width], "value_head")];

    /// <summary>Cuts a policy's weights into the tensors of a layout.</summary>
    /// <param name="layout">Which tensors.</param>
    /// <param name="weights">Every parameter that the layout names.</param>
    public static IReadOnlyList<NamedTensor> Cut(IReadOnlyList<LlamaTensor> layout, IReadOnlyList<NamedTensor> weights)
    {
        var values = weights.ToDictionary(weight => weight.Name, weight => weight.Values);
        return [.. layout.GroupBy(tensor => tensor.Parameter).SelectMany(parts =>
        {
            var taken = 0;
            return parts.Select(part => new NamedTensor(part.Name, part.Shape, values[part.Parameter][taken..(taken += Size(part))]))
                .ToArray();
        })];
    }

    /// <summary>Joins the tensors of a layout into the policy's weights.</summary>
    /// <param name="layout">Which tensors.</param>
    /// <param name="tensors">What files hold, see <see cref="Require"/>.</param>
    public static IReadOnlyList<NamedTensor> Join(IReadOnlyList<LlamaTensor> layout, IReadOnlyList<StoredTensor> tensors)
    {
        var held = tensors.ToDictionary(tensor => tensor.Name);
        return [.. layout.GroupBy(tensor => tensor.Parameter).Select(parts =>
        {
            long[] shape = [parts.Sum(part => part.Shape[0]), .. parts.First().Shape[1..]];
            var (values, taken) = (new float[parts.Sum(Size)], 0);
            foreach (var part in parts) held[part.Name].ReadInto(values.AsSpan(taken..(taken += Size(part))));
            return new NamedTensor(parts.Key, shape, values);
        })];
    }

    /// <summary>Requires the tensors of a layout and no others.</summary>
    /// <param name="layout">Which tensors.</param>
    /// <param name="tensors">What files hold.</param>
    /// <param name="file">Where they stand, for messages.</param>
    /// <param name="config">The file that says what they should be, for messages.</param>
    /// <exception cref="UserErrorException">A tensor is missing, has another shape or is not of the layout; the message names
    /// it.</exception>
    public static void Require(
        IReadOnlyList<LlamaTensor> layout, IReadOnlyList<StoredTensor> tensors, string file, string config = "config.resolved.json")
    {
        var held = tensors.ToDictionary(tensor => tensor.Name);
        foreach (var (name, shape, _) in layout)
        {
            if (!held.Remove(name, out var tensor))
                throw new UserErrorException($"'{file}' has no tensor '{name}', which {config} asks for"
                    + (name == Head ? ": there the head is not the embedding." : "."));
            if (!tensor.Shape.SequenceEqual(shape))
                throw new UserErrorException($"Tensor '{name}' in '{tensor.File}' has shape {NamedTensor.Describe(tensor.Shape)}; by "
                    + $"{config} it should have {NamedTensor.Describe(shape)}.");
        }

        if (held.Keys.Order(StringComparer.Ordinal).FirstOrDefault() is { } other)
            throw new UserErrorException($"'{file}' has a tensor '{other}', for which the model of {config} has no place"
                + (other == Head ? ": its head is the embedding. Say there that it is not, to keep one of its own, or save the "
                    + "model without it." : "."));
    }

    private static LlamaTensor[] Block(ModelOptions model, string theirs, string ours)
    {
        long width = model.Width, inner = model.FeedForward, queries = model.QueryWidth, keys = model.KeyWidth;
        return
        [
            new($"{theirs}.input_layernorm.weight", [width], $"{ours}.attention_norm.weight"),
            new($"{theirs}.self_attn.q_proj.weight", [queries, width], $"{ours}.attention.qkv.weight"),
            new($"{theirs}.self_attn.k_proj.weight", [keys, width], $"{ours}.attention.qkv.weight"),
            new($"{theirs}.self_attn.v_proj.weight", [keys, width], $"{ours}.attention.qkv.weight"),
            new($"{theirs}.self_attn.o_proj.weight", [width, queries], $"{ours}.attention.output.weight"),
            new($"{theirs}.post_attention_layernorm.weight", [width], $"{ours}.feed_forward_norm.weight"),
            new($"{theirs}.mlp.gate_proj.weight", [inner, width], $"{ours}.feed_forward.gate_up.weight"),
            new($"{theirs}.mlp.up_proj.weight", [inner, width], $"{ours}.feed_forward.gate_up.weight"),
            new($"{theirs}.mlp.down_proj.weight", [width, inner], $"{ours}.feed_forward.down.weight"),
        ];
    }

    private static int Size(LlamaTensor tensor) => (int)tensor.Shape.Aggregate(1L, (product, size) => product * size);
}
