using RLCollapse.Common;

namespace RLCollapse.Tests.Common;

public sealed class PlainTextTests
{
    [Fact]
    public void Every_control_character_and_separator_is_found_and_written_out()
    {
        Assert.All(Hostile.Controls, sign => Assert.False(PlainText.Is($"a{sign}b")));
        Assert.All(Hostile.Controls.Except(["\n", "\t"]), sign => Assert.Equal($@"a\u{(int)sign[0]:X4}b", PlainText.Shown($"a{sign}b")));
        Assert.All(Hostile.Controls, sign => Assert.True(PlainText.Is(PlainText.OneLine($"a{sign}b"))));
    }

    [Fact]
    public void Other_texts_stay_as_they_are()
    {
        const string Text = "β = 0.3 → ∞ · 日本 🙂 é";
        Assert.True(PlainText.Is(Text));
        Assert.Equal((Text, Text), (PlainText.Shown(Text), PlainText.OneLine(Text)));
    }

    [Fact]
    public void Ends_of_lines_stay_on_a_terminal_and_are_blanks_on_one_line()
    {
        Assert.Equal("a\n\tb\\u000Dc", PlainText.Shown("a\r\n\tb\rc"));
        Assert.Equal("a b c d\uFFFD", PlainText.OneLine("a\nb\u2028c\u0085d\u001B"));
    }
}
