using System.Diagnostics;
using RLCollapse.Common;

namespace RLCollapse.Tests.Common;

public sealed class ShellTextTests
{
    [Fact]
    public void Bash_reads_a_word_as_it_was_written()
    {
        string[] texts = [.. Hostile.Signs.Select(sign => $"a{sign}b {sign}"), ""];
        var script = string.Join('\n', texts.Select(text => $"printf '%s\\n' {ShellText.Word(text)}"));
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true })!;
        Assert.Equal(string.Concat(texts.Select(text => text + "\n")), bash.StandardOutput.ReadToEnd());
    }

    [Theory]
    [InlineData("rl.kl.coefficient=0.1", "rl.kl.coefficient=0.1")]
    [InlineData("experiment.name=a b", "'experiment.name=a b'")]
    [InlineData("a$(rm x)'", @"'a$(rm x)'\'''")]
    [InlineData("a\u001bb", @"'a\u001Bb'")]
    [InlineData("", "''")]
    public void A_word_in_a_message_is_quoted_where_it_has_to_be(string text, string shown) => Assert.Equal(shown, ShellText.Shown(text));

    [Fact]
    public void Control_characters_and_separators_are_refused()
    {
        foreach (var sign in Hostile.Controls)
        {
            Assert.Throws<UserErrorException>(() => ShellText.Word($"a{sign}touch b"));
            var error = Assert.Throws<UserErrorException>(() => ShellText.Directive($"a{sign}touch b"));
            Assert.True(PlainText.Is(error.Message.Replace("\n", "").Replace("\t", "")));
        }
    }
}
