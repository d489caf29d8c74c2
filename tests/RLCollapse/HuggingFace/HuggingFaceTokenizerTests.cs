using System.Text.Json.Nodes;
using RLCollapse.Data;
using RLCollapse.Data.Tokenizers;
using RLCollapse.HuggingFace;

namespace RLCollapse.Tests.HuggingFace;

/// <summary>What <c>tokenizer.json</c> says, and the properties of the vocabulary that make its rules the same as ours.</summary>
public sealed class HuggingFaceTokenizerTests
{
    private static readonly WordTokenizer Ours = Samples.Tokenizer;
    private static readonly JsonObject Theirs = HuggingFaceTokenizer.Of(Ours);

    [Fact]
    public void Every_piece_has_our_id()
    {
        var vocabulary = Theirs["model"]!["vocab"]!.AsObject();

        Assert.Equal(Enumerable.Range(0, Ours.VocabularySize)
            .Select(id => (Ours.Piece(id), id)), vocabulary.Select(pair => (pair.Key, (int)pair.Value!)));
        Assert.False(vocabulary.ContainsKey((string)Theirs["model"]!["unk_token"]!)); // so an unknown word is an error there too
    }

    [Fact]
    public void Pad_and_end_are_special()
    {
        Assert.Equal([("<pad>", 0), ("<end>", 1)], Theirs["added_tokens"]!.AsArray().Select(t => ((string)t!["content"]!, (int)t["id"]!)));
        Assert.All(Theirs["added_tokens"]!.AsArray(), t => Assert.True((bool)t!["special"]!));
        Assert.Equal("<end>", (string)HuggingFaceTokenizer.Config(Ours, 64)["eos_token"]!);
    }

    [Fact]
    public void No_word_has_a_blank_or_begins_like_a_joined_piece()
    {
        var words = Enumerable.Range(12, Ours.VocabularySize - 12).Select(Ours.Piece).ToArray();
        var prefix = (string)Theirs["decoder"]!["decoders"]![0]!["prefix"]!;

        Assert.DoesNotContain(words, word =>
            word.Any(char.IsWhiteSpace) || word.StartsWith(prefix, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("100. 100 a1 2b 1a2 .")]
    [InlineData("7 is 12 100. 3 4b 5 a1 6")]
    [InlineData("a1 2 2b 3 2b")]
    [InlineData("0")]
    public void The_file_gives_our_ids_and_our_text_also_where_words_have_digits(string text)
    {
        var ours = new WordTokenizer(["100.", "a1", "2b", "1a2", "4b", ".", "is"]);
        var file = Path.Combine(Tiny.TemporaryFolder(), "tokenizer.json");
        File.WriteAllText(file, HuggingFaceTokenizer.Of(ours).ToJsonString());
        var theirs = new Tokenizers.DotNet.Tokenizer(file);
        var ids = ours.Encode(text);

        Assert.Equal(ids.Select(id => (uint)id), theirs.Encode(text));
        Assert.Equal(ours.Decode(ids), theirs.Decode([.. ids.Select(id => (uint)id)]));
    }
}
