using RLCollapse.Data.Tokenizers;

namespace RLCollapse.Tests.Data.Tokenizers;

public sealed class ByteTokenizerTests
{
    private static readonly ByteTokenizer Tokenizer = new();

    [Fact]
    public void Ids_are_the_bytes_plus_two()
    {
        Assert.Equal(258, Tokenizer.VocabularySize);
        Assert.Equal([2 + 'a', 2 + 0xC3, 2 + 0xA9, 2 + '\n'], Tokenizer.Encode("aé\n"));
        Assert.Empty(Tokenizer.Encode(""));
        Assert.NotEqual(Tokenizer.PadId, Tokenizer.EndId);
    }

    [Fact]
    public void Every_text_comes_back() => AnyText.Holds(text => Tokenizer.Decode(Tokenizer.Encode(text)) == text);

    [Fact]
    public void Bytes_that_are_no_UTF8_become_the_replacement_character()
    {
        Assert.Equal("a\uFFFDb", Tokenizer.Decode([2 + 'a', 2 + 0xC3, 2 + 'b']));
        Assert.Equal("\uFFFD", Tokenizer.Decode(Tokenizer.Encode("\uD800")));
    }

    [Fact]
    public void Specials_are_shown_and_every_piece_is_printable()
    {
        Assert.Equal("<pad>é<end>", Tokenizer.Decode([0, .. Tokenizer.Encode("é"), 1]));
        Assert.Equal(("a", " ", "<0x0A>", "<0xC3>"), (Tokenizer.Piece(2 + 'a'), Tokenizer.Piece(2 + ' '), Tokenizer.Piece(12),
            Tokenizer.Piece(2 + 0xC3)));
        Assert.Equal(258, Enumerable.Range(0, 258).Select(Tokenizer.Piece).Where(piece => piece.All(letter => letter is >= ' ' and <= '~'))
            .Distinct().Count());
    }

    [Fact]
    public void An_id_beyond_the_last_which_a_padded_model_may_draw_has_a_text_all_the_same() =>
        Assert.Equal(("a<id 258>b", "<id 300>"), (Tokenizer.Decode([99, 258, 100]), Tokenizer.Piece(300)));
}
