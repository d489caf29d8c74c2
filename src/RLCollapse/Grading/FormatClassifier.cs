using RLCollapse.Data;

namespace RLCollapse.Grading;

/// <summary>
/// Gives every response exactly one label: the format whose opener it begins with, if it also fits that format's whole grammar,
/// and malformed otherwise. Openers are not prefixes of each other, so labels exclude each other and shares sum to 1. What begins with no
/// opener is in the first format without one whose grammar it fits.
/// </summary>
public static class FormatClassifier
{
    /// <summary>Stands in metric keys and tables where a format's name would, for responses that fit no grammar.</summary>
    public const string Malformed = "malformed";

    /// <summary>Labels a response.</summary>
    /// <param name="text">The whole response without its end token.</param>
    /// <param name="formats">The tracked formats; the label is an index into this list.</param>
    public static Classification Classify(string text, IReadOnlyList<IOutputFormat> formats) =>
        FormatOfText.Of(text, formats) is { } found ? new(found.Index, found.Answer) : new(Classification.MalformedIndex, null);
}
