using System.Text.Json.Nodes;
using RLCollapse.Common;
using RLCollapse.Data.Tokenizers;

namespace RLCollapse.Tests.Data.Tokenizers;

/// <summary>What is wrong with a tokenizer's files is said with file and key.</summary>
public sealed class DamagedTokenizerTests
{
    public static TheoryData<string, string> Damages => new()
    {
        { "model", "model is missing, so this is no tokenizer.json of Hugging Face" },
        { "model=[]", "model is no object" },
        { "model.type=\"WordPiece\"", "model.type is \"WordPiece\"; byte pairs (\"BPE\") are read" },
        { "model.continuing_subword_prefix=\"##\"", "model.continuing_subword_prefix is \"##\"; byte pairs are read without" },
        { "normalizer={\"type\": \"Precompiled\"}", "normalizer has one of type \"Precompiled\"" },
        { "model.vocab", "model.vocab is missing" },
        { "model.vocab=[[\"a\", -1.0]]", "model.vocab is no object" },
        { "model.vocab={}", "Cannot read" },
        { "model.vocab.he=-1", "model.vocab[\"he\"] is -1, which is no id from 0 to 3999999" },
        { "model.vocab.he=\"7\"", "model.vocab[\"he\"] is \"7\", which is no id" },
        { "model.vocab.he=4000000", "is no id from 0" },
        { "model.vocab.he=1.5", "is no id from 0" },
        { "model.vocab.he=257", "model.vocab[\"ll\"] is 257, which 'he' has, too" },
        { "model.merges", "model.merges is missing" },
        { "model.merges=[\"h z\"]", "Cannot read" },
        { "model.merges=[7]", "Cannot read" },
        { "added_tokens={}", "added_tokens is no list" },
        { "added_tokens=[7]", "added_tokens[0] is no object" },
        { "added_tokens=[{\"id\": 5}]", "added_tokens[0].content is missing" },
        { "added_tokens=[{\"id\": 5, \"content\": \"he\"}]", "added_tokens[0].id is 5, but the token has the id 256 already" },
        { "pre_tokenizer=null", "model.unk_token is no token, and there are no bytes in its place" },
        { "normalizer={\"type\": \"Unheard\"}", "Cannot read" },
        { "post_processor={\"type\": \"TemplateProcessing\", \"single\": [{\"SpecialToken\": {\"id\": \"<x>\"}}]}",
            "post_processor.single has <x>, which is no token of this file" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_tokenizer_is_refused_with_the_key(string damage, string message)
    {
        using var folder = TokenizerFolder.ByteLevel();
        folder.Edit("tokenizer.json", file => Apply(file, damage));
        var error = Assert.Throws<UserErrorException>(() => FileTokenizer.Read(folder.Path));
        Assert.Contains(message, error.Message);
        Assert.Contains("tokenizer.json", error.Message);
    }

    [Fact]
    public void A_file_that_is_none_is_refused_with_its_name()
    {
        using var folder = TokenizerFolder.ByteLevel();
        Says("tokenizer.json:2: not valid JSON", "{\n oh");
        Says("tokenizer.json:1: not valid JSON", "");
        Says("model is missing", "[]");
        Says("half of a surrogate pair", """{"model": {"type": "BPE", "merges": [], "vocab": {"\ud800": 1}}}""");
        Says("half of a surrogate pair", """{"decoder": {"type": "\udc00"}}""");
        File.WriteAllBytes(Path.Combine(folder.Path, "tokenizer.json"), [(byte)'"', 0xC3, (byte)'"']);
        Assert.Contains("It is not UTF-8", Refused().Message);
        File.Delete(Path.Combine(folder.Path, "tokenizer.json"));
        Assert.Contains("There is no ", Refused().Message);

        UserErrorException Refused() => Assert.Throws<UserErrorException>(() => FileTokenizer.Read(folder.Path));

        void Says(string message, string content)
        {
            folder.WriteText("tokenizer.json", content);
            Assert.Contains(message, Refused().Message);
        }
    }

    [Theory]
    [InlineData("{}", "Nothing says which token of ")]
    [InlineData("{\"eos_token\": \"<x>\"}", "tokenizer_config.json:1: eos_token = \"<x>\" is no token of ")]
    [InlineData("{\"eos_token\": \"<|end|>\", \"add_bos_token\": true}", "nothing says which token that is: put \"bos_token\"")]
    [InlineData("{\"eos_token\"", "tokenizer_config.json:1: not valid JSON")]
    public void A_config_that_does_not_say_the_end_is_refused(string config, string message)
    {
        using var folder = TokenizerFolder.ByteLevel();
        folder.WriteText("tokenizer_config.json", config);
        Assert.Contains(message, Assert.Throws<UserErrorException>(() => FileTokenizer.Read(folder.Path)).Message);
    }

    [Fact]
    public void Nothing_is_left_in_the_temporary_folder()
    {
        using var temporary = new OwnTemporaryFolder();
        using var folder = TokenizerFolder.ByteLevel();
        FileTokenizer.Read(folder.Path);
        folder.Edit("tokenizer.json", file => Apply(file, "model.merges=[\"h z\"]"));
        Assert.Throws<UserErrorException>(() => FileTokenizer.Read(folder.Path));
        Assert.Equal([folder.Path], Directory.GetFileSystemEntries(temporary.Path));
    }

    private static void Apply(JsonObject file, string damage)
    {
        var (path, value) = damage.Split('=', 2) is [var left, var right] ? (left, JsonNode.Parse(right)) : (damage, null);
        var keys = path.Split('.');
        var parent = keys[..^1].Aggregate(file, (node, key) => node[key]!.AsObject());
        if (damage.Contains('=')) parent[keys[^1]] = value;
        else parent.Remove(keys[^1]);
    }
}
