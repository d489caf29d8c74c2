using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Data.Tokenizers;

namespace RLCollapse.Tests.Data;

public class WordTokenizerTests
{
    private static readonly WordTokenizer Tokenizer = Samples.Tokenizer;

    [Fact]
    public void An_id_beyond_the_last_which_a_padded_model_may_draw_has_a_text_all_the_same()
    {
        var tokenizer = new WordTokenizer(["plums"]);
        Assert.Equal(("12 plums <id 13> plums", "<id 99>"), (tokenizer.Decode([3, 4, 12, 13, 12]), tokenizer.Piece(99)));
    }

    [Fact]
    public void Any_ids_come_back()
    {
        var random = new Seed(11).Generator();
        for (var round = 0; round < 3_000; round++)
        {
            var ids = new int[random.NextInt(0, 40)];
            var onlyFew = random.NextInt(0, 1) == 0;
            for (var i = 0; i < ids.Length; i++) ids[i] = random.NextInt(0, onlyFew ? 14 : Tokenizer.VocabularySize - 1);
            Assert.Equal(ids, Tokenizer.Encode(Tokenizer.Decode(ids)));
        }
    }

    [Fact]
    public void A_run_has_the_words_of_its_own_formats_in_the_order_of_the_list()
    {
        string[] Words(params string[] formats)
        {
            var tokenizer = WordTokenizer.Of(new() { Formats = formats });
            return [.. Enumerable.Range(0, tokenizer.VocabularySize).Select(tokenizer.Piece)];
        }

        Assert.Equal(Words("python", "terse"), Words("terse", "Python"));
        Assert.DoesNotContain("<llm-code>", Words("python", "terse"));
        Assert.Contains("<llm-code>", Words("llm-code"));
    }

    [Fact]
    public void Digits_stand_together()
    {
        var ids = Tokenizer.Encode("Tom has 120 apples .");
        Assert.Equal(["Tom", "has", "1", "2", "0", "apples", "."], ids.Select(Tokenizer.Piece));
        Assert.Equal("Tom has 120 apples .", Tokenizer.Decode(ids));
    }

    [Fact]
    public void Specials_are_read_as_they_are_shown()
    {
        Assert.Equal("<pad> 7 <end>", Tokenizer.Decode([Tokenizer.PadId, 9, Tokenizer.EndId]));
        Assert.NotEqual(Tokenizer.PadId, Tokenizer.EndId);
        Assert.Equal([Tokenizer.PadId, 9, Tokenizer.EndId], Tokenizer.Encode("<pad> 7 <end>"));
    }

    [Theory]
    [InlineData("Tom has elephants", "elephants")]
    [InlineData("Tom has 1a apples", "1a")]
    [InlineData("tom has 1 apples", "tom")]
    [InlineData("Tom has 1.", "1.")]
    public void An_unknown_word_is_named(string text, string word)
    {
        var error = Assert.Throws<FormatException>(() => Tokenizer.Encode(text));
        Assert.Contains($"'{word}'", error.Message);
        Assert.Contains(text, error.Message);
    }

    [Fact]
    public void Empty_text_has_no_ids()
    {
        Assert.Empty(Tokenizer.Encode(string.Empty));
        Assert.Equal(string.Empty, Tokenizer.Decode([]));
    }
}
