using RLCollapse.Data;
using RLCollapse.Data.Tasks.Arithmetic;
using RLCollapse.Data.Tasks.Arithmetic.Formats;

namespace RLCollapse.Tests.Fixtures;

/// <summary>A format that the library does not know: the answer between two words of its own.</summary>
internal sealed class MirroredFormat(string opener = "Mirror") : ArithmeticFormat
{
    public override string Name => "mirrored";

    public override string Description => "The answer between a word and its mirror image: Mirror 21 rorriM";

    public override string Opener => opener;

    public override IReadOnlyList<string> Words => [Opener, "rorriM"];

    public override FormatStyle Style { get; } = new("#F0E442", FormatMarker.Asterisk);

    public override bool TryParse(string text, out long answer)
    {
        answer = 0;
        var tokens = new TokenCursor(text);
        return tokens.Take(Opener) && tokens.TakeNumber(out answer) && tokens.Take("rorriM") && tokens.AtEnd;
    }

    protected override string Write(ArithmeticProblem problem) => $"{Opener} {Number.Text(problem.Answer)} rorriM";
}
