namespace RLCollapse.Common;

/// <summary>The one way of a text into a shell script.</summary>
public static class ShellText
{
    /// <summary>A word of bash: the text between single quotes, where nothing has a meaning.</summary>
    /// <param name="text">On one line; a quote in it is written so that it stays one.</param>
    /// <exception cref="UserErrorException">It has control characters or other ends of a line.</exception>
    public static string Word(string text) => $"'{Checked(text).Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>
    /// A word in a message that somebody may copy into a shell: in quotes only where it needs them, control characters written out.
    /// </summary>
    public static string Shown(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || "-_=./,:+@%".Contains(c))
        ? text
        : Word(PlainText.OneLine(PlainText.Shown(text)));

    /// <summary>A value in a line <c>#SBATCH --name="value"</c>, in Slurm's own quotes.</summary>
    /// <inheritdoc cref="Word"/>
    public static string Directive(string text) =>
        $"\"{Checked(text).Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Checked(string text) => PlainText.Is(text)
        ? text
        : throw new UserErrorException($"'{PlainText.Shown(text)}' has characters that control a terminal or end a line, "
            + "so it cannot stand in a script; name it otherwise.");
}
