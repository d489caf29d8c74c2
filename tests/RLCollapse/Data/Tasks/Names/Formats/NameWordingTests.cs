using RLCollapse.Data;
using RLCollapse.Data.Tasks.Names;
using RLCollapse.Data.Tasks.Names.Formats;
using RLCollapse.Grading;

namespace RLCollapse.Tests.Data.Tasks.Names.Formats;

public sealed class NameWordingTests
{
    public static TheoryData<string> Names => [.. NameWording.All.Select(wording => wording.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_written_is_read_and_by_no_other_wording(string name)
    {
        var (wording, index) = (Wording(name), NameWording.All.Index().First(other => other.Item.Name == name).Index);
        for (var said = 0; said < 48 * 8; said++)
        {
            var thing = said / 8;
            var text = wording.Render(TinyNames.Question() with { Thing = thing, Adjective = said % 8 });
            Assert.Equal(new Classification(index, thing), FormatClassifier.Classify(text, NameWording.All));
            Assert.Single(NameWording.All, other => other.TryParse(text, out _));
            Assert.StartsWith(wording.Opener + " ", text);
            Assert.Equal(text, TinyNames.Data.Tokenizer.Decode(TinyNames.Data.Tokenizer.Encode(text)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_words_are_all_it_writes_beside_those_of_the_task(string name)
    {
        var text = Wording(name).Render(TinyNames.Question());

        Assert.Equal(Wording(name).Words.Order(), text.Split(' ').Except(NameWords.Things).Except(NameWords.Adjectives).Order());
        Assert.Contains(Wording(name).Opener, Wording(name).Description);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_cut_doubled_or_strays_is_malformed(string name)
    {
        var text = Wording(name).Render(TinyNames.Question());
        var words = text.Split(' ');
        string[] spoilt =
        [
            "", " " + text, text + " ", text.Replace(" ", "  "), text + "\n", text + " " + text, text + " " + words[^1],
            .. Enumerable.Range(1, 4).Select(length => string.Join(' ', words[..length])),
            .. Enumerable.Range(0, 5).Select(place => string.Join(' ', [.. words[..place], "name", .. words[(place + 1)..]])),
            $"{words[0]} {words[1]} {words[3]} {words[2]} {words[4]}",
        ];

        Assert.All(spoilt, other => Assert.True(FormatClassifier.Classify(other, NameWording.All).IsMalformed, other));
    }

    private static NameWording Wording(string name) => (NameWording)OutputFormats.Get(name);
}
