using System.ComponentModel.DataAnnotations;
using RLCollapse.Config;

namespace RLCollapse.Data.Tokenizers;

/// <summary>Section <c>data.tokenizer</c>: what a token is, in domains that are read from files.</summary>
public sealed record TokenizerOptions : IValidatableObject
{
    /// <summary>Kind of token. Default <see cref="TokenizerKind.Auto"/>.</summary>
    public TokenizerKind Kind { get; init; }

    /// <summary>
    /// Path of a <c>tokenizer.json</c> or of its folder, of kind <c>file</c>; its content, and that of the files beside it that say
    /// which tokens are special, count for a run's identity. Default: none.
    /// </summary>
    [OutsideIdentity]
    public string File { get; init; } = "";

    /// <summary>The file, and those beside it that say which of its tokens end, fill and begin a text.</summary>
    internal IReadOnlyList<string> Files
    {
        get
        {
            var file = Directory.Exists(File) ? Path.Combine(File, TokenizerFile.Name) : File;
            var folder = Path.GetDirectoryName(file) ?? "";
            return [file, .. SpecialTokens.Files.Select(name => Path.Combine(folder, name)).Where(System.IO.File.Exists)];
        }
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind == TokenizerKind.File && File.Length == 0) yield return new("name a tokenizer.json", ["file"]);
        if (Kind != TokenizerKind.File && File.Length > 0)
            yield return new("only kind file reads one; take data.tokenizer.kind=file", ["file", "kind"]);
    }
}

/// <summary>What a token is.</summary>
public enum TokenizerKind
{
    /// <summary>Words in generated domains, bytes in those read from files.</summary>
    Auto,

    /// <summary>Words between blanks, a closed vocabulary collected from the files, and digits.</summary>
    Words,

    /// <summary>Bytes of UTF-8.</summary>
    Bytes,

    /// <summary>Those of a <c>tokenizer.json</c> of Hugging Face.</summary>
    File,
}
