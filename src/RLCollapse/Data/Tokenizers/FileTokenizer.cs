using System.Text;
using System.Text.Json.Nodes;
using RLCollapse.Common;
using Tokenizers.DotNet;

namespace RLCollapse.Data.Tokenizers;

/// <summary>
/// A Hugging Face <c>tokenizer.json</c> with byte pairs, read by the library that wrote it: byte-level as of GPT-2, Llama 3, Qwen and
/// SmolLM, or with bytes as a last resort, as of Llama 2. Many threads may use it at once.
/// </summary>
/// <remarks>
/// A special token in a text (<c>&lt;|im_end|&gt;</c>) is read as that token. A normalizer in the file (Qwen's NFC) holds: what it changes
/// does not come back.
/// </remarks>
public sealed class FileTokenizer : ITokenizer
{
    private readonly TokenizerFile _file;
    private readonly SpecialTokens _special;
    private readonly Tokenizer _library;

    private FileTokenizer(TokenizerFile file)
    {
        _file = file;
        _special = SpecialTokens.Beside(file);
        _library = Load(file);
    }

    /// <summary>Content of the file.</summary>
    public JsonObject Json => _file.Json;

    /// <inheritdoc/>
    public int VocabularySize => _file.Pieces.Count;

    /// <inheritdoc/>
    public int PadId => _special.Pad;

    /// <inheritdoc/>
    public int EndId => _special.End;

    /// <summary>Ids that stand before a prompt; mostly none or one.</summary>
    public IReadOnlyList<int> Beginning => _special.Beginning;

    /// <inheritdoc/>
    public bool IsUnambiguous => false;

    /// <summary>Reads a tokenizer.</summary>
    /// <param name="path">The file, or the folder of a model that has a <c>tokenizer.json</c>.</param>
    /// <exception cref="UserErrorException">
    /// There is none, it is no tokenizer with byte pairs, or nothing says which token ends a text; the message names file and key.
    /// </exception>
    public static FileTokenizer Read(string path) => new(TokenizerFile.Read(Directory.Exists(path) ? Path.Combine(path, TokenizerFile.Name)
        : path));

    /// <inheritdoc/>
    /// <remarks>Half of a surrogate pair counts as U+FFFD.</remarks>
    /// <exception cref="FormatException">The vocabulary has neither bytes nor an unknown token for a letter of the text.</exception>
    public int[] Encode(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        if (utf8.AsSpan().IndexOfAny(_file.Missing) is >= 0 and var at)
            throw new FormatException($"{_file.Shown} has no token for the byte 0x{utf8[at]:X2} (in '{Excerpt(text)}').");
        try
        {
            return Array.ConvertAll(_library.Encode(Encoding.UTF8.GetString(utf8)), id => (int)id);
        }
        catch (TokenizerException error)
        {
            throw new FormatException($"{_file.Shown} has no tokens for '{Excerpt(text)}': {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public int[] EncodePrompt(string text) => [.. _special.Beginning, .. Encode(text)];

    /// <inheritdoc/>
    /// <remarks>U+FFFD stands for bytes that are no UTF-8.</remarks>
    public string Decode(ReadOnlySpan<int> ids)
    {
        var unsigned = new uint[ids.Length];
        for (var i = 0; i < ids.Length; i++) unsigned[i] = checked((uint)ids[i]);
        return _library.Decode(unsigned);
    }

    /// <summary>As the file writes it: <c>Ġthe</c>, <c>▁the</c>, <c>&lt;0x0A&gt;</c>; <c>&lt;id 7&gt;</c> for an id without.</summary>
    public string Piece(int id) => (id < _file.Pieces.Count ? _file.Pieces[id] : null) ?? ITokenizer.Unnamed(id);

    private static string Excerpt(string text) => text.Length <= 80 ? text : text[..77] + "...";

    private static Tokenizer Load(TokenizerFile file)
    {
        var copy = TemporaryName.Beside(Path.Combine(Path.GetTempPath(), TokenizerFile.Name));
        try
        {
            using (var stream = Disk.Create(copy)) file.WritePlain(stream);
            return new Tokenizer(copy);
        }
        catch (TokenizerException error)
        {
            throw new UserErrorException($"Cannot read {file.Shown} as a tokenizer: {error.Message}", error);
        }
        catch (DllNotFoundException error)
        {
            throw new UserErrorException($"Cannot read {file.Shown}: the library that reads tokenizers does not load on this machine. "
                + "It is there for Linux with glibc 2.34, Windows and macOS, where RLCollapse was built without "
                + "-p:TokenizerLibrary=none. A tokenizer of bytes or words needs none.", error);
        }
        finally
        {
            Disk.Delete(copy);
        }
    }
}
