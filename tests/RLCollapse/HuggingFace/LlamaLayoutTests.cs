using RLCollapse.Common;
using RLCollapse.HuggingFace;
using RLCollapse.Model;

namespace RLCollapse.Tests.HuggingFace;

public sealed class LlamaLayoutTests
{
    private static readonly ModelOptions Sizes = new() { Width = 4, Layers = 1, Heads = 2, FeedForward = 6, TieEmbeddings = false };

    [Fact]
    public void Names_and_shapes_are_those_of_LlamaForCausalLM() => Assert.Equal(
        [
            "model.embed_tokens.weight (9, 4)",
            "model.layers.0.input_layernorm.weight (4)",
            "model.layers.0.self_attn.q_proj.weight (4, 4)",
            "model.layers.0.self_attn.k_proj.weight (4, 4)",
            "model.layers.0.self_attn.v_proj.weight (4, 4)",
            "model.layers.0.self_attn.o_proj.weight (4, 4)",
            "model.layers.0.post_attention_layernorm.weight (4)",
            "model.layers.0.mlp.gate_proj.weight (6, 4)",
            "model.layers.0.mlp.up_proj.weight (6, 4)",
            "model.layers.0.mlp.down_proj.weight (4, 6)",
            "model.norm.weight (4)",
            "lm_head.weight (9, 4)",
        ],
        LlamaLayout.Model(Sizes, 9).Select(t => $"{t.Name} {NamedTensor.Describe(t.Shape)}"));

    [Fact]
    public void Shared_keys_and_heads_of_a_size_of_their_own_have_their_shapes() => Assert.Equal(
        ["q_proj.weight (24, 4)", "k_proj.weight (12, 4)", "v_proj.weight (12, 4)", "o_proj.weight (4, 24)"],
        LlamaLayout.Model(Sizes with { Heads = 4, KeyValueHeads = 2, HeadSize = 6 }, 9).Where(t => t.Name.Contains("self_attn."))
            .Select(t => $"{t.Name.Split("self_attn.")[1]} {NamedTensor.Describe(t.Shape)}"));

    [Fact]
    public void A_tied_head_has_no_tensor_of_its_own() =>
        Assert.DoesNotContain(LlamaLayout.Model(Sizes with { TieEmbeddings = true }, 9), t => t.Name == "lm_head.weight");

    [Fact]
    public void A_fused_matrix_is_cut_by_rows_and_joined_again()
    {
        LlamaTensor[] layout = [new("q", [1, 2], "qkv"), new("k", [2, 2], "qkv"), new("norm", [2], "gain")];
        NamedTensor[] ours = [new("gain", [2], [7, 8]), new("qkv", [3, 2], [1, 2, 3, 4, 5, 6])];

        var cut = LlamaLayout.Cut(layout, ours);
        Assert.Equal(["q", "k", "norm"], cut.Select(t => t.Name));
        Assert.Equal([[1, 2], [3, 4, 5, 6], [7, 8]], cut.Select(t => t.Values));

        var joined = LlamaLayout.Join(layout, Stored([.. cut.Reverse()])).ToDictionary(t => t.Name);
        Assert.Equal([3, 2], joined["qkv"].Shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], joined["qkv"].Values);
        Assert.Equal([2], joined["gain"].Shape);
        Assert.Equal([7, 8], joined["gain"].Values);
    }

    [Fact]
    public void The_layout_names_every_parameter_of_a_policy()
    {
        foreach (var tied in (bool[])[true, false])
        {
            var config = Tiny.Config with { Model = Tiny.Config.Model with { TieEmbeddings = tied } };
            using var policy = Checkpoints.Policy(config);
            var layout = LlamaLayout.Model(config.Model, Tiny.Data.Tokenizer.VocabularySize).Concat(LlamaLayout.ValueHead(config.Model));
            Assert.Equal(PolicyWeights.Of(policy).Select(w => w.Name).Order(), layout.Select(t => t.Parameter).Distinct().Order());
        }
    }

    [Theory]
    [InlineData("missing", "'f' has no tensor 'k'")]
    [InlineData("turned", "t.safetensors' has shape (2, 1); by config.json it should have (1, 2)")]
    [InlineData("more", "'f' has a tensor 'z'")]
    public void What_does_not_fit_is_refused_by_name(string change, string said)
    {
        LlamaTensor[] layout = [new("q", [1, 2], "qk"), new("k", [1, 2], "qk")];
        NamedTensor q = new("q", [1, 2], [1, 2]), k = new("k", [1, 2], [3, 4]);
        NamedTensor[] tensors = change switch
        {
            "missing" => [q],
            "turned" => [q, k with { Shape = [2, 1] }],
            _ => [q, k, new("z", [1], [0])],
        };

        Assert.Contains(said, Assert.Throws<UserErrorException>(
            () => LlamaLayout.Require(layout, Stored(tensors), "f", "config.json")).Message);
    }

    private static IReadOnlyList<StoredTensor> Stored(IReadOnlyList<NamedTensor> tensors)
    {
        var file = Checkpoints.NewPath("t.safetensors");
        SafeTensors.Write(file, tensors);
        return SafeTensorsReader.Open(file);
    }
}
