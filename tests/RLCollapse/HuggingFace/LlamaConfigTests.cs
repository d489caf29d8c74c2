using System.Text.Json.Nodes;
using RLCollapse.Common;
using RLCollapse.HuggingFace;
using RLCollapse.Model;

namespace RLCollapse.Tests.HuggingFace;

public sealed class LlamaConfigTests
{
    private static readonly ModelOptions Sizes =
        new() { Width = 24, Layers = 3, Heads = 4, FeedForward = 40, ContextLength = 64, RopeTheta = 5000.5, NormEpsilon = 1e-6,
        TieEmbeddings = false };

    [Fact]
    public void It_says_what_the_model_section_says()
    {
        var config = LlamaConfig.Of(Sizes, Tiny.Data.Tokenizer);

        Assert.Equal((24, 3, 4, 4, 6), ((int)config["hidden_size"]!, (int)config["num_hidden_layers"]!,
            (int)config["num_attention_heads"]!, (int)config["num_key_value_heads"]!, (int)config["head_dim"]!));
        Assert.Equal((40, 64, 5000.5, 1e-6), ((int)config["intermediate_size"]!, (int)config["max_position_embeddings"]!,
            (double)config["rope_theta"]!, (double)config["rms_norm_eps"]!));
        Assert.Equal((Tiny.Data.Tokenizer.VocabularySize, 1, 0, false),
            ((int)config["vocab_size"]!, (int)config["eos_token_id"]!, (int)config["pad_token_id"]!, (bool)config["tie_word_embeddings"]!));
        Assert.Null(config["bos_token_id"]); // absent would mean 1
        Assert.True(config.ContainsKey("bos_token_id"));
    }

    [Theory]
    [InlineData("""{"rms_norm_eps": 0.000001, "rope_theta": 5.0005e3, "hidden_size": 24, "transformers_version": "5"}""")]
    [InlineData("""{"rope_theta": null, "rope_parameters": {"rope_type": "default", "rope_theta": 5000.5, "partial_rotary_factor": 1.0}}""")]
    [InlineData("""{"rope_scaling": {"type": "default"}, "rope_parameters": null, "partial_rotary_factor": 1}""")]
    [InlineData("""{"model_type": null, "num_key_value_heads": null, "head_dim": null, "hidden_act": null, "tie_word_embeddings": null}""")]
    public void A_config_that_agrees_is_taken_however_it_is_written(string changes) =>
        LlamaConfig.RequireSame(Changed(changes), Sizes, Tiny.Data.Tokenizer.VocabularySize);

    [Theory]
    [InlineData("""{"rope_theta": 10000}""", "rope_theta = 10000", "5000.5")]
    [InlineData("""{"num_key_value_heads": 2}""", "num_key_value_heads = 2", "stands for 4")]
    [InlineData("""{"rope_scaling": {"factor": 2}}""", "rope_scaling.factor = 2", "plain ones")]
    [InlineData("""{"rope_scaling": {"rope_type": "linear", "factor": 2}}""", "rope_scaling = linear by 2", "stands for none")]
    [InlineData("""{"rope_scaling": {"rope_type": "llama3"}}""", "no rope_scaling.factor")]
    [InlineData("""{"rope_theta": null, "rope_parameters": {"rope_type": "default", "rope_theta": 500000.0}}""",
        "rope_theta = 500000", "5000.5")]
    [InlineData("""{"rope_parameters": {"full_attention": {"rope_theta": 5000.5}}}""", "rope_parameters.full_attention")]
    [InlineData("""{"rope_theta": null}""", "rope_theta = 10000", "5000.5")]
    [InlineData("""{"rope_base": 5000.5}""", "rope_base")]
    [InlineData("""{"partial_rotary_factor": 0.5}""", "partial_rotary_factor")]
    [InlineData("""{"hidden_size": null}""", "has no hidden_size")]
    [InlineData("""{"model_type": "qwen2"}""", "model_type")]
    [InlineData("""{"head_dim": 8}""", "head_dim = 8")]
    [InlineData("""{"rms_norm_eps": 1E-18446744073709551616}""", "rms_norm_eps = 0: model.normEpsilon must be from")]
    public void A_config_that_differs_or_does_not_say_is_refused_by_name(string changes, params string[] said) =>
        AssertRefused(Changed(changes), said);

    [Theory]
    [InlineData("""{"hidden_size": """, ":1: not valid JSON")]
    [InlineData("""7""", "Cannot read")]
    [InlineData("""null""", "Cannot read")]
    [InlineData("{\"a\": 1,\n \"a\": 2}", ":2: not valid JSON: The key 'a' occurs twice")]
    public void What_is_no_config_is_refused(string json, params string[] said) => AssertRefused(FileOf(json), said);

    private static void AssertRefused(string file, string[] said)
    {
        var message = Assert.Throws<UserErrorException>(
            () => LlamaConfig.RequireSame(file, Sizes, Tiny.Data.Tokenizer.VocabularySize)).Message;
        Assert.All(said.Append(file), part => Assert.Contains(part, message));
    }

    /// <summary>The right config with some keys set, or taken away where they are null.</summary>
    private static string Changed(string changes)
    {
        var config = LlamaConfig.Of(Sizes, Tiny.Data.Tokenizer);
        foreach (var (key, value) in JsonNode.Parse(changes)!.AsObject())
        {
            if (value is null) config.Remove(key);
            else config[key] = value.DeepClone();
        }

        return FileOf(config.ToJsonString());
    }

    private static string FileOf(string json)
    {
        var file = Checkpoints.NewPath("config.json");
        File.WriteAllText(file, json);
        return file;
    }
}
