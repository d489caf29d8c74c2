using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.Data.Tokenizers;

/// <summary>Which tokens of a <c>tokenizer.json</c> have a part of their own, as the files beside it say.</summary>
/// <param name="End">Ends a response.</param>
/// <param name="Pad">Fills room; never <paramref name="End"/>.</param>
/// <param name="Beginning">Stand before a prompt; mostly none or one.</param>
internal sealed record SpecialTokens(int End, int Pad, IReadOnlyList<int> Beginning)
{
    private const string OfTokenizer = "tokenizer_config.json";

    /// <summary>Files that name tokens, and those that have their ids; the first that says it counts.</summary>
    private static readonly string[] Names = [OfTokenizer, "special_tokens_map.json"], Ids = ["generation_config.json", "config.json"];

    /// <summary>All of these.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Names, .. Ids];

    /// <summary>Reads the files beside a tokenizer.</summary>
    /// <exception cref="UserErrorException">Nothing says which token ends a text, or a file names one that there is not.</exception>
    public static SpecialTokens Beside(TokenizerFile file)
    {
        var folder = Path.GetDirectoryName(file.FullPath)!;
        var end = Find("eos", must: true) ?? throw new UserErrorException($"Nothing says which token of {file.Shown} ends a text: put a "
            + $"{OfTokenizer} with \"eos_token\": \"…\" beside it.");
        return new(end, Pad(), Beginning());

        // where a model's pad is its end (as SmolLM's), a token that no text has fills the room
        int Pad()
        {
            int?[] candidates = [Find("pad"), Find("unk"), file.Unknown is { } unknown ? file.IdOf(unknown) : null, Find("bos")];
            return candidates.OfType<int>().Concat(file.Added.Reverse()).Append(0).Append(1).First(id => id != end);
        }

        IReadOnlyList<int> Beginning()
        {
            var adds = Read(OfTokenizer)?["add_bos_token"];
            if (adds?.Kind == JsonValueKind.False) return [];
            if (adds?.Kind != JsonValueKind.True || file.Beginning.Count > 0) return file.Beginning;
            return [Find("bos") ?? throw new UserErrorException($"{OfTokenizer} beside {file.Shown} has \"add_bos_token\": true, but "
                + "nothing says which token that is: put \"bos_token\": \"…\" there, too.")];
        }

        int? Find(string role, bool must = false) =>
            Names.Select(name => Named(name, $"{role}_token", must)).FirstOrDefault(id => id is not null)
            ?? Ids.Select(name => Numbered(name, $"{role}_token_id", must)).FirstOrDefault(id => id is not null);

        int? Named(string name, string key, bool must)
        {
            var part = Read(name)?[key];
            if (part?.Kind == JsonValueKind.Object) part = part["content"];
            if (part?.Kind != JsonValueKind.String) return null;
            return Known(file.IdOf(part.Text), name, key, part, must);
        }

        int? Numbered(string name, string key, bool must)
        {
            var part = Read(name)?[key];
            if (part?.Kind == JsonValueKind.Array) part = part.Items.FirstOrDefault();
            if (part?.Kind != JsonValueKind.Number) return null;
            return Known(part.Whole is >= 0 and var id && id < file.Pieces.Count ? (int)id : null, name, key, part, must);
        }

        int? Known(int? id, string name, string key, JsonPart part, bool must) => id is null && must
            ? throw new UserErrorException($"{ShownPath.Of(Path.Combine(folder, name))}:{part.Line}: {key} = {part.Json} is no token of "
                + $"{file.Shown}: take both from one model.")
            : id;

        JsonPart? Read(string name)
        {
            var path = Path.Combine(folder, name);
            return File.Exists(path) ? JsonFile.Read(path, $"There is no {ShownPath.Of(path)}.") : null;
        }
    }
}
