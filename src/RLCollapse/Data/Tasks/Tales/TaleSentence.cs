using RLCollapse.Common;

namespace RLCollapse.Data.Tasks.Tales;

/// <summary>A sentence of a tale, such as <c>a small fox sang softly .</c></summary>
/// <param name="Adjective">Place among <see cref="TaleWords.Adjectives"/>.</param>
/// <param name="Thing">Place among <see cref="TaleWords.Things"/>.</param>
/// <param name="Verb">Place among <see cref="TaleWords.Verbs"/>.</param>
/// <param name="Adverb">Place among <see cref="TaleWords.Adverbs"/>.</param>
public sealed record TaleSentence(int Adjective, int Thing, int Verb, int Adverb)
{
    /// <summary>Words of a sentence, the mark at its end included.</summary>
    public const int Length = 6;

    /// <summary>In canonical text.</summary>
    public string Text => $"a {TaleWords.Adjectives.Words[Adjective]} {TaleWords.Things.Words[Thing]} {TaleWords.Verbs.Words[Verb]} "
        + $"{TaleWords.Adverbs.Words[Adverb]} .";

    /// <summary>A sentence in words drawn by their laws, of a given thing or of one that is drawn, too.</summary>
    public static TaleSentence Draw(int? thing, SplitMix64 random) => new(TaleWords.Adjectives.Draw(random),
        thing ?? TaleWords.Things.Draw(random), TaleWords.Verbs.Draw(random), TaleWords.Adverbs.Draw(random));

    /// <summary>The sentence that words are; null where they are none.</summary>
    /// <param name="words"><see cref="Length"/> of them.</param>
    public static TaleSentence? Read(IReadOnlyList<string> words)
    {
        var sentence = new TaleSentence(TaleWords.Adjectives.IndexOf(words[1]), TaleWords.Things.IndexOf(words[2]),
            TaleWords.Verbs.IndexOf(words[3]), TaleWords.Adverbs.IndexOf(words[4]));
        return words[0] == "a" && words[5] == "." && sentence is { Adjective: >= 0, Thing: >= 0, Verb: >= 0, Adverb: >= 0 }
            ? sentence
            : null;
    }
}
