namespace RLCollapse.Common;

/// <summary>
/// Files that are written whole or not at all: a temporary neighbour is filled, flushed to the disk and renamed, and the rename is flushed,
/// too.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes a file through a stream.</summary>
    public static void Write(string path, Action<Stream> fill)
    {
        var temporary = TemporaryName.Beside(path);
        try
        {
            using (var stream = Disk.Create(temporary))
            {
                fill(stream);
                stream.Flush(flushToDisk: true);
            }

            Disk.Rename(temporary, path);
        }
        catch
        {
            if (File.Exists(temporary)) Disk.Delete(temporary);
            throw;
        }
    }

    /// <summary>Writes a text file (UTF-8, no byte-order mark).</summary>
    public static void WriteText(string path, string text) => Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    /// <summary>Writes a file with the content of another.</summary>
    public static void Copy(string source, string path) => Write(path, stream =>
    {
        using var read = File.OpenRead(source);
        read.CopyTo(stream);
    });
}
