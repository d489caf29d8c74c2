using RLCollapse.Common;

namespace RLCollapse.Data;

/// <summary>How a format begins, and so how its probability mass is known.</summary>
/// <param name="Kind">How.</param>
/// <param name="Ids">Ids of its opener; none where its mass is not that of an opener.</param>
public sealed record FormatOpener(MassKind Kind, int[] Ids)
{
    /// <summary>Those of formats.</summary>
    /// <param name="formats">The tracked ones.</param>
    /// <param name="tokenizer">Where a text has several sequences of ids, those of an opener are one way to begin with it.</param>
    /// <exception cref="UserErrorException">An opener has words that the vocabulary lacks.</exception>
    public static IReadOnlyList<FormatOpener> Of(IReadOnlyList<IOutputFormat> formats, ITokenizer tokenizer)
    {
        var open = formats.Count(format => format.Opener.Length == 0);
        return [.. formats.Select(format =>
            !tokenizer.IsUnambiguous || (format.Opener.Length == 0 && open > 1) ? new FormatOpener(MassKind.Sampled, [])
            : format.Opener.Length == 0 ? new(MassKind.Rest, [])
            : new(MassKind.Opener, Encoded(format, tokenizer)))];
    }

    private static int[] Encoded(IOutputFormat format, ITokenizer tokenizer)
    {
        try
        {
            return tokenizer.Encode(format.Opener);
        }
        catch (FormatException error)
        {
            throw new UserErrorException($"data.begins.{format.Name} = '{format.Opener}': {error.Message} An opener is of whole tokens: of "
                + "words (data.tokenizer.kind = words), or take bytes.", error);
        }
    }
}

/// <summary>How a format's mass is known.</summary>
public enum MassKind
{
    /// <summary>Exactly: the probability of its opener.</summary>
    Opener,

    /// <summary>Exactly: what the openers of all others leave.</summary>
    Rest,

    /// <summary>As the share of samples that are in it.</summary>
    Sampled,
}
