using System.Text;
using RLCollapse.Common;

namespace RLCollapse.Cli;

/// <summary>
/// A console that shows what it is given: characters that would control a terminal, as a file or a name may hold them, are written out
/// (<see cref="PlainText.Shown"/>).
/// </summary>
/// <param name="console">Gets the text.</param>
internal sealed class PlainWriter(TextWriter console) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => console.Encoding;

    /// <summary>The console behind a writer, for displays that move its cursor.</summary>
    public static TextWriter Behind(TextWriter writer) => writer is PlainWriter plain ? plain.Console : writer;

    /// <inheritdoc/>
    public override void Write(char value) => Write($"{value}");

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    /// <inheritdoc/>
    public override void Write(string? value) => console.Write(value is null ? null : PlainText.Shown(value));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => console.WriteLine(value is null ? null : PlainText.Shown(value));

    /// <inheritdoc/>
    public override void Flush() => console.Flush();

    private TextWriter Console => console;
}
