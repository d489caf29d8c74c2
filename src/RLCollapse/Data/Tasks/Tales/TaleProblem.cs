using System.Globalization;
using RLCollapse.Common;

namespace RLCollapse.Data.Tasks.Tales;

/// <summary>Asks for a tale whose first two sentences tell of two things, and the tale that a text tells.</summary>
/// <param name="First">Whom the first sentence tells of: place among <see cref="TaleWords.Things"/>.</param>
/// <param name="Second">Whom the second one tells of, somebody else.</param>
/// <param name="Tale">The sentences.</param>
public sealed record TaleProblem(int First, int Second, IReadOnlyList<TaleSentence> Tale)
    : Problem(IdOf(First, Second), TextOf(First, Second)), IWordLaw
{
    /// <summary>Kind of prompt.</summary>
    public const string TellKind = "tell";

    /// <summary>Sentences of a tale.</summary>
    public const int Sentences = 4;

    /// <inheritdoc/>
    public override string Kind => TellKind;

    /// <summary>Both things as one number.</summary>
    public override long Answer => AnswerOf(First, Second);

    /// <summary>1.</summary>
    public override int Difficulty => 1;

    /// <inheritdoc/>
    public double? LawOf(string word) => TaleWords.LawOf(word);

    /// <summary>What a tale answers whose first two sentences tell of these.</summary>
    public static long AnswerOf(int first, int second) => (first * TaleWords.Things.Words.Count) + second;

    private static string TextOf(int first, int second) =>
        $"tell of {TaleWords.Things.Words[first]} and {TaleWords.Things.Words[second]} .";

    private static string IdOf(int first, int second) =>
        new Seed(0).Derive(TextOf(first, second)).Value.ToString("x16", CultureInfo.InvariantCulture);
}
