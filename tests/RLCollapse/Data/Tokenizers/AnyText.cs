using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace RLCollapse.Tests.Data.Tokenizers;

/// <summary>Properties of every text of Unicode, tried on a thousand, the same in every run of the tests.</summary>
internal static class AnyText
{
    /// <summary>Half of the letters are of ASCII; ▁ is none of them, which SentencePiece writes for a space.</summary>
    public static void Holds(Func<string, bool> property) =>
        Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(1_000).WithReplay(7, 9), Prop.ForAll(Texts(), property));

    private static Arbitrary<string> Texts()
    {
        var any = Gen.Choose(0, 0x10FFFF).Where(code => Rune.IsValid(code) && code != '▁');
        var letters = Gen.OneOf(Gen.Choose(0, 127), any).ListOf();
        return Arb.From(letters.Select(codes => string.Concat(codes.Select(code => new Rune(code)))),
            text => text.EnumerateRunes().Select((rune, at) => text.Remove(Before(text, at), rune.Utf16SequenceLength)));
    }

    private static int Before(string text, int runes) => text.EnumerateRunes().Take(runes).Sum(rune => rune.Utf16SequenceLength);
}
