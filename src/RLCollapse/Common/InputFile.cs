namespace RLCollapse.Common;

/// <summary>
/// Reads whole files that come from outside: regular ones below a size, so that neither a device nor a pipe nor a file by mistake takes
/// all memory or waits for ever.
/// </summary>
internal static class InputFile
{
    /// <summary>Most bytes of a file that people write: a config, an experiment, a study.</summary>
    public const long MostWritten = 1 << 20;

    /// <summary>Most bytes of a file of lines or of tensors.</summary>
    public const long MostRecorded = 0x7FFF0000;

    /// <summary>Whether a text can be a path at all.</summary>
    public static bool IsPath(string path) => path.Length > 0 && !path.Contains('\0');

    /// <summary>A text, without a byte order mark; as <see cref="Read"/> else.</summary>
    public static byte[] Text(string path, long most = MostRecorded) =>
        Read(path, most) is var bytes && bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;

    /// <summary>The bytes of a file.</summary>
    /// <param name="path">The file, or a link to it.</param>
    /// <param name="most">Most bytes that it may have.</param>
    /// <returns>Nothing where it is empty, and so for a device or a pipe, which have no length and are not opened.</returns>
    /// <exception cref="IOException">It is missing, cannot be read, is a folder or too large; the message says which.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[] Read(string path, long most = MostRecorded)
    {
        if (LengthOf(path) is not (> 0 and var length)) return [];
        if (length > most) throw new IOException($"it has {Megabytes(length)} MB, more than the {Megabytes(most)} MB that are read");
        return ReadFrom(path, 0, most);
    }

    /// <summary>A file to be read piece by piece, of any size.</summary>
    /// <param name="path">The file, or a link to it.</param>
    /// <returns>An empty stream where it is empty, and so for a device or a pipe, which are not opened.</returns>
    /// <exception cref="IOException">It is missing, cannot be read or is a folder; the message says which.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static Stream Open(string path) => LengthOf(path) > 0
        ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0)
        : Stream.Null;

    /// <summary>The last bytes of a file; as <see cref="Read"/> else.</summary>
    /// <param name="path">The file, or a link to it.</param>
    /// <param name="most">How many, where it has as many.</param>
    public static byte[] ReadEnd(string path, int most) =>
        LengthOf(path) is > 0 and var length ? ReadFrom(path, Math.Max(0, length - most), most) : [];

    /// <summary>The lines of a text, without their ends.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Lines(byte[] text)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOf((byte)'\n');
            var end = length < 0 ? text.Length : start + length;
            yield return text.AsMemory(start, (end > start && text[end - 1] == '\r' ? end - 1 : end) - start);
            start = end + 1;
        }
    }

    private static long LengthOf(string path)
    {
        if (!IsPath(path)) throw new IOException("no file can have this name");
        if (Directory.Exists(path)) throw new IOException("it is a folder");
        if (!File.Exists(path)) throw new FileNotFoundException("there is no such file", path);
        return ((FileInfo?)File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path)).Length;
    }

    private static byte[] ReadFrom(string path, long start, long most)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        stream.Seek(Math.Min(start, stream.Length), SeekOrigin.Begin);
        var bytes = new byte[Math.Min(stream.Length - stream.Position, most)];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length ? bytes : bytes[..read]; // it may have become shorter meanwhile
    }

    private static string Megabytes(long bytes) => FormattableString.Invariant($"{bytes / 1048576.0:0.#}");
}
