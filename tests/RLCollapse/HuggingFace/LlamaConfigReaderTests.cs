using System.Text.Json.Nodes;
using RLCollapse.Common;
using RLCollapse.HuggingFace;
using RLCollapse.Model;

namespace RLCollapse.Tests.HuggingFace;

public sealed class LlamaConfigReaderTests
{
    /// <summary>Keys as in SmolLM-135M's file.</summary>
    private const string SmolLm = """
        { "architectures": ["LlamaForCausalLM"], "attention_bias": false, "attention_dropout": 0.0, "bos_token_id": 0, "eos_token_id": 0,
          "hidden_act": "silu", "hidden_size": 576, "initializer_range": 0.02, "intermediate_size": 1536, "is_llama_config": true,
          "max_position_embeddings": 8192, "mlp_bias": false, "model_type": "llama", "num_attention_heads": 9, "num_hidden_layers": 30,
          "num_key_value_heads": 3, "pretraining_tp": 1, "rms_norm_eps": 1e-05, "rope_interleaved": false, "rope_scaling": null,
          "rope_theta": 100000, "tie_word_embeddings": true, "torch_dtype": "bfloat16", "transformers_version": "4.40.1",
          "use_cache": true, "vocab_size": 49152 }
        """;

    /// <summary>Keys as in Llama-3.2-1B's file.</summary>
    private const string Llama32 = """
        { "architectures": ["LlamaForCausalLM"], "head_dim": 64, "hidden_act": "silu", "hidden_size": 2048, "intermediate_size": 8192,
          "max_position_embeddings": 131072, "model_type": "llama", "num_attention_heads": 32, "num_hidden_layers": 16,
          "num_key_value_heads": 8, "rms_norm_eps": 1e-05, "rope_scaling": { "factor": 32.0, "high_freq_factor": 4.0,
          "low_freq_factor": 1.0, "original_max_position_embeddings": 8192, "rope_type": "llama3" }, "rope_theta": 500000.0,
          "tie_word_embeddings": true, "torch_dtype": "bfloat16", "vocab_size": 128256 }
        """;

    [Fact]
    public void A_config_as_others_write_it_is_a_model() => Assert.Equal(
        new ModelOptions
        {
            Width = 576, Layers = 30, Heads = 9, KeyValueHeads = 3, FeedForward = 1536, ContextLength = 8192, Vocabulary = 49_152,
            RopeTheta = 100_000,
        },
        Read(SmolLm));

    [Fact]
    public void So_is_one_with_stretched_positions_whose_context_is_cut_to_the_longest_there_is() => Assert.Equal(
        new ModelOptions
        {
            Width = 2048, Layers = 16, Heads = 32, KeyValueHeads = 8, FeedForward = 8192, ContextLength = 32_768, Vocabulary = 128_256,
            RopeTheta = 500_000, RopeScaling = new() { Kind = RopeScalingKind.Llama3, Factor = 32 },
        },
        Read(Llama32));

    [Fact]
    public void What_is_not_said_is_what_transformers_takes()
    {
        var model = Read("""
            { "model_type": "llama", "hidden_size": 8, "intermediate_size": 12, "num_hidden_layers": 1, "num_attention_heads": 2,
              "vocab_size": 5, "rms_norm_eps": 1e-6 }
            """);
        Assert.Equal((0, 0, 10_000, false, 2_048),
            (model.KeyValueHeads, model.HeadSize, model.RopeTheta, model.TieEmbeddings, model.ContextLength));
    }

    [Theory]
    [InlineData("""{"head_dim": 128}""", 128, 3)]
    [InlineData("""{"head_dim": 64}""", 0, 3)]
    [InlineData("""{"num_key_value_heads": 9}""", 0, 0)]
    public void Heads_are_said_where_they_are_not_what_the_width_gives(string changes, int headSize, int keyValueHeads)
    {
        var model = Read(Changed(changes));
        Assert.Equal((headSize, keyValueHeads), (model.HeadSize, model.KeyValueHeads));
    }

    [Theory]
    [InlineData("""{"rope_scaling": {"type": "linear", "factor": 2.5}}""")]
    [InlineData("""{"rope_scaling": {"type": "linear", "rope_type": "linear", "factor": 2.5}}""")]
    [InlineData("""{"rope_theta": null, "rope_parameters": {"rope_type": "linear", "factor": 2.5, "rope_theta": 1e5}}""")]
    [InlineData("""{"rope_parameters": {"rope_type": "linear", "factor": 2.5}, "rope_scaling": {"type": "linear", "factor": 2.5}}""")]
    public void Linear_scaling_is_read_in_every_spelling(string changes)
    {
        var model = Read(Changed(changes));
        Assert.Equal(100_000, model.RopeTheta);
        Assert.Equal(new() { Kind = RopeScalingKind.Linear, Factor = 2.5 }, model.RopeScaling);
    }

    [Theory]
    [InlineData("""{"model_type": "mistral"}""", "model_type = \"mistral\"")]
    [InlineData("""{"architectures": ["LlamaModel"]}""", "architectures = [\"LlamaModel\"]")]
    [InlineData("""{"hidden_act": "gelu"}""", "hidden_act = \"gelu\"")]
    [InlineData("""{"attention_bias": true}""", "attention_bias = true")]
    [InlineData("""{"mlp_bias": true}""", "mlp_bias = true")]
    [InlineData("""{"pretraining_tp": 2}""", "pretraining_tp = 2")]
    [InlineData("""{"quantization_config": {"bits": 4}}""", "quantization_config")]
    [InlineData("""{"sliding_window": 4096}""", "sliding_window = 4096")]
    [InlineData("""{"layer_types": ["full_attention", "sliding_attention"]}""", "layer_types[1]")]
    [InlineData("""{"rope_scaling": {"rope_type": "yarn", "factor": 4}}""", "rope_scaling.rope_type = \"yarn\"")]
    [InlineData("""{"rope_scaling": {"type": "dynamic", "factor": 4}}""", "rope_scaling.type = \"dynamic\"")]
    [InlineData("""{"rope_scaling": {"type": "linear", "factor": 0.5}}""", "rope_scaling.factor = 0.5")]
    [InlineData("""{"rope_scaling": {"type": "linear"}}""", "no rope_scaling.factor")]
    [InlineData("""{"rope_scaling": {"type": "linear", "factor": 4, "beta_fast": 32}}""", "rope_scaling.beta_fast")]
    [InlineData("""{"rope_scaling": {"type": "linear", "rope_type": "llama3", "factor": 4}}""", "rope_scaling.type")]
    [InlineData("""{"rope_parameters": {"rope_theta": 10000}}""", "rope_theta = 100000 and rope_parameters.rope_theta = 10000")]
    [InlineData("""{"rope_scaling": {"type": "linear", "factor": 4}, "rope_parameters": {"rope_type": "default"}}""", "make them agree")]
    [InlineData("""{"rope_interleaved": true}""", "rope_interleaved = true")]
    [InlineData("""{"partial_rotary_factor": 0.5}""", "partial_rotary_factor = 0.5")]
    [InlineData("""{"num_key_value_heads": 4}""", "does not divide model.heads = 9")]
    [InlineData("""{"head_dim": 63}""", "a head of 63 channels")]
    [InlineData("""{"hidden_size": 577}""", "577 is no multiple of model.heads = 9")]
    [InlineData("""{"hidden_size": 20000}""", "hidden_size = 20000: model.width must be from 4 to 16384")]
    [InlineData("""{"num_hidden_layers": "thirty"}""", "num_hidden_layers = \"thirty\"")]
    [InlineData("""{"rms_norm_eps": 0}""", "rms_norm_eps = 0: model.normEpsilon")]
    [InlineData("""{"tie_word_embeddings": 1}""", "tie_word_embeddings = 1")]
    [InlineData("""{"vocab_size": null}""", "has no vocab_size")]
    public void What_there_is_not_is_refused_by_its_key(string changes, string said) => Assert.Contains(
        said, Assert.Throws<UserErrorException>(() => Read(Changed(changes))).Message);

    [Theory]
    [InlineData("""{"sliding_window": null}""")]
    [InlineData("""{"sliding_window": 4096, "use_sliding_window": false}""")]
    [InlineData("""{"layer_types": ["full_attention"]}""")]
    [InlineData("""{"quantization_config": null, "hidden_act": "swish", "partial_rotary_factor": 1.0, "unheard_of": {"a": [1]}}""")]
    public void What_changes_nothing_is_taken(string changes) => Assert.Equal(Read(SmolLm), Read(Changed(changes)));

    private static string Changed(string changes)
    {
        var config = JsonNode.Parse(SmolLm)!.AsObject();
        foreach (var (key, value) in JsonNode.Parse(changes)!.AsObject())
        {
            if (value is null) config.Remove(key);
            else config[key] = value.DeepClone();
        }

        return config.ToJsonString();
    }

    private static ModelOptions Read(string json)
    {
        var file = Checkpoints.NewPath("config.json");
        File.WriteAllText(file, json);
        return LlamaConfigReader.Read(file);
    }
}
