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
