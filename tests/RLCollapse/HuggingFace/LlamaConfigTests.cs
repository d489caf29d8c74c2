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
    [InlineData("""{}""")]
    public void A_config_that_agrees_is_taken_however_its_numbers_are_written(string json) =>
        LlamaConfig.RequireSame(FileOf(json), LlamaConfig.Of(Sizes, Tiny.Data.Tokenizer));

    [Theory]
    [InlineData("""{"rope_theta": 10000}""", "rope_theta = 10000", "5000.5")]
    [InlineData("""{"num_key_value_heads": 2}""", "num_key_value_heads = 2", "stands for 4")]
    [InlineData("""{"rope_scaling": {"factor": 2}}""", "rope_scaling", "null")]
    [InlineData("""{"hidden_size": """, "Cannot read")]
    [InlineData("""7""", "Cannot read")]
    [InlineData("""null""", "Cannot read")]
    public void A_config_that_differs_is_refused(string json, params string[] said)
    {
        var file = FileOf(json);
        var message = Assert.Throws<UserErrorException>(
            () => LlamaConfig.RequireSame(file, LlamaConfig.Of(Sizes, Tiny.Data.Tokenizer))).Message;
        Assert.All(said.Append(file), part => Assert.Contains(part, message));
    }

    private static string FileOf(string json)
    {
        var file = Checkpoints.NewPath("config.json");
        File.WriteAllText(file, json);
        return file;
    }
}
