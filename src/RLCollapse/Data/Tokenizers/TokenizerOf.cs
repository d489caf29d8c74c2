using RLCollapse.Common;

namespace RLCollapse.Data.Tokenizers;

/// <summary>Makes tokenizers.</summary>
public static class TokenizerOf
{
    /// <summary>The one that a config asks for.</summary>
    /// <exception cref="UserErrorException">It cannot be made; the message names file or key.</exception>
    public static ITokenizer Data(DataOptions data) => data.Tokenizer.Kind switch
    {
        TokenizerKind.Auto => data.IsFromFiles ? new ByteTokenizer() : WordTokenizer.Of(data),
        TokenizerKind.Words => WordTokenizer.Of(data),
        TokenizerKind.Bytes => new ByteTokenizer(),
        _ => FileTokenizer.Read(data.Tokenizer.File),
    };
}
