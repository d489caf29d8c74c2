using System.Text.Json.Nodes;
using RLCollapse.Data;
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
    public void No_word_has_a_digit_or_a_blank_or_begins_like_a_joined_piece()
    {
        var words = Enumerable.Range(12, Ours.VocabularySize - 12).Select(Ours.Piece).ToArray();
        var prefix = (string)Theirs["decoder"]!["decoders"]![0]!["prefix"]!;

        Assert.DoesNotContain(words, word =>
            word.Any(char.IsNumber) || word.Any(char.IsWhiteSpace) || word.StartsWith(prefix, StringComparison.Ordinal));
    }

    [Fact]
    public void Blanks_split_and_vanish_and_digits_stand_alone() => Assert.Equal(
        """{"type":"Sequence","pretokenizers":[{"type":"Split","pattern":{"Regex":" "},"behavior":"Removed","invert":false},{"type":"Digits","individual_digits":true}]}""",
        Theirs["pre_tokenizer"]!.ToJsonString());
}
