using System.Text.Json.Nodes;
using RLCollapse.Data;
using RLCollapse.Data.Tokenizers;

namespace RLCollapse.Tests.Data.Tokenizers;

public sealed class FileTokenizerTests
{
    [Theory]
    [InlineData("hello", 259)]
    [InlineData("hello hello", 259, 260)]
    [InlineData("hel", 256, 108)]
    [InlineData("lll", 257, 108)]
    [InlineData("é", 0xC3, 0xA9)]
    [InlineData("a  b", 97, 32, 32, 98)]
    [InlineData("hell<|end|>o", 258, 261, 111)]
    [InlineData("")]
    public void Bytes_are_merged_in_the_order_of_the_file(string text, params int[] ids)
    {
        using var folder = TokenizerFolder.ByteLevel();
        var tokenizer = FileTokenizer.Read(folder.Path);
        Assert.Equal(ids, tokenizer.Encode(text));
        Assert.Equal(ids, tokenizer.EncodePrompt(text));
        Assert.Equal(text, tokenizer.Decode(ids));
    }

    [Theory]
    [InlineData("hi", 263)]
    [InlineData("hi hi", 263, 263)]
    [InlineData("h", 259, 260)]
    [InlineData(" hi", 259, 263)]
    [InlineData("   ", 264, 264)]
    [InlineData("é", 259, 3 + 0xC3, 3 + 0xA9)]
    [InlineData("h\n", 259, 260, 3 + '\n')]
    [InlineData("")]
    public void Letters_that_a_vocabulary_lacks_are_written_in_bytes(string text, params int[] ids)
    {
        using var folder = TokenizerFolder.ByteFallback();
        var tokenizer = FileTokenizer.Read(Path.Combine(folder.Path, "tokenizer.json"));
        Assert.Equal(ids, tokenizer.Encode(text));
        Assert.Equal([1, .. ids], tokenizer.EncodePrompt(text));
        Assert.Equal(text, tokenizer.Decode(ids));
    }

    [Fact]
    public void Every_text_comes_back()
    {
        using TokenizerFolder level = TokenizerFolder.ByteLevel(), fallback = TokenizerFolder.ByteFallback();
        foreach (var tokenizer in new[] { level, fallback }.Select(folder => FileTokenizer.Read(folder.Path)))
            AnyText.Holds(text => tokenizer.Decode(tokenizer.Encode(text)) == text);
    }

    [Fact]
    public void Many_threads_may_use_one()
    {
        using var folder = TokenizerFolder.ByteLevel();
        var tokenizer = FileTokenizer.Read(folder.Path);
        string[] texts = [.. Enumerable.Range(0, 2_000).Select(i => $"hello {i} hell {i * 7919}")];
        var ids = texts.Select(tokenizer.Encode).ToArray();
        Parallel.For(0, texts.Length, i =>
        {
            Assert.Equal(ids[i], tokenizer.Encode(texts[i]));
            Assert.Equal(texts[i], tokenizer.Decode(ids[i]));
        });
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_become_the_replacement_character_and_specials_are_shown()
    {
        using TokenizerFolder level = TokenizerFolder.ByteLevel(), fallback = TokenizerFolder.ByteFallback();
        Assert.Equal("a\uFFFDb<|end|>", FileTokenizer.Read(level.Path).Decode(['a', 0xC3, 'b', 261]));
        Assert.Equal("h\uFFFDi</s>", FileTokenizer.Read(fallback.Path).Decode([259, 260, 3 + 0xC3, 261, 2]));
        Assert.Equal([.. "\uFFFD"u8], FileTokenizer.Read(level.Path).Encode("\uD800").Select(id => (byte)id));
    }

    [Fact]
    public void Ids_of_a_text_are_one_of_several_and_pieces_are_those_of_the_file()
    {
        using var folder = TokenizerFolder.ByteLevel();
        folder.Edit("tokenizer.json", file => file["added_tokens"]![0]!["id"] = 263);
        ITokenizer tokenizer = FileTokenizer.Read(folder.Path);
        Assert.False(tokenizer.IsUnambiguous);
        Assert.True(((ITokenizer)new ByteTokenizer()).IsUnambiguous);
        Assert.Equal(264, tokenizer.VocabularySize);
        Assert.Equal(("Ġhello", "Ċ", "<id 262>", "<|end|>"),
            (tokenizer.Piece(260), tokenizer.Piece(10), tokenizer.Piece(262), tokenizer.Piece(263)));
    }

    [Fact]
    public void An_id_beyond_the_last_which_a_padded_model_may_draw_has_a_piece_and_no_text()
    {
        using var folder = TokenizerFolder.ByteLevel();
        var tokenizer = FileTokenizer.Read(folder.Path);
        Assert.Equal(("ab", "<id 300>"), (tokenizer.Decode(['a', 300, 'b']), tokenizer.Piece(300)));
    }

    [Fact]
    public void A_pad_that_is_the_end_is_another_token()
    {
        using TokenizerFolder level = TokenizerFolder.ByteLevel(), fallback = TokenizerFolder.ByteFallback();
        var (one, other) = (FileTokenizer.Read(level.Path), FileTokenizer.Read(fallback.Path));
        Assert.Equal((261, 0), (one.EndId, one.PadId));
        Assert.Equal((2, 0), (other.EndId, other.PadId));
        fallback.Edit("tokenizer_config.json", config => config["pad_token"] = "<s>");
        Assert.Equal(1, FileTokenizer.Read(fallback.Path).PadId);
    }

    [Fact]
    public void A_letter_that_would_get_lost_is_an_error()
    {
        using TokenizerFolder level = TokenizerFolder.ByteLevel(), fallback = TokenizerFolder.ByteFallback();
        level.Edit("tokenizer.json", file => file["model"]!["vocab"]!.AsObject().Remove("Ã")); // stands for 0xC3
        Says(level, "no token for the byte 0xC3 (in 'né')");
        fallback.Edit("tokenizer.json", file =>
        {
            file["model"]!["unk_token"] = null;
            file["model"]!["vocab"]!.AsObject().Remove("<0xA9>");
        });
        Says(fallback, "no token for the byte 0xA9 (in 'né')");

        static void Says(TokenizerFolder folder, string message)
        {
            var tokenizer = FileTokenizer.Read(folder.Path);
            Assert.Equal("hi", tokenizer.Decode(tokenizer.Encode("hi")));
            Assert.Contains(message, Assert.Throws<FormatException>(() => tokenizer.Encode("né")).Message);
        }
    }

    [Theory]
    [InlineData("special_tokens_map.json", "eos_token", "\"▁hi\"", 263)]
    [InlineData("generation_config.json", "eos_token_id", "[262, 2]", 262)]
    [InlineData("config.json", "eos_token_id", "261", 261)]
    public void The_end_is_found_in_whichever_file_says_it(string file, string key, string value, int end)
    {
        using var folder = TokenizerFolder.ByteFallback();
        folder.Edit("tokenizer_config.json", config => config.Remove("eos_token"));
        folder.Write(file, new JsonObject { [key] = JsonNode.Parse(value) });
        Assert.Equal(end, FileTokenizer.Read(folder.Path).EndId);
    }

    [Fact]
    public void What_stands_before_a_prompt_is_what_the_config_says_else_the_post_processor()
    {
        using TokenizerFolder level = TokenizerFolder.ByteLevel(), fallback = TokenizerFolder.ByteFallback();
        fallback.Edit("tokenizer_config.json", config => config["add_bos_token"] = false);
        Assert.Equal([263], FileTokenizer.Read(fallback.Path).EncodePrompt("hi"));
        level.Edit("tokenizer_config.json", config => (config["add_bos_token"], config["bos_token"]) = (true, "<|end|>"));
        Assert.Equal([261, 259], FileTokenizer.Read(level.Path).EncodePrompt("hello"));
        level.Edit("tokenizer_config.json", config => config.Remove("add_bos_token"));
        level.Edit("tokenizer.json", file => file["post_processor"] = JsonNode.Parse("""
            {"type": "Sequence", "processors": [{"type": "ByteLevel", "add_prefix_space": true, "trim_offsets": false, "use_regex": true},
              {"type": "TemplateProcessing", "pair": [], "special_tokens": {},
               "single": [{"SpecialToken": {"id": "<|end|>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}]}]}
            """));
        Assert.Equal([261, 259], FileTokenizer.Read(level.Path).EncodePrompt("hello"));
    }
}
