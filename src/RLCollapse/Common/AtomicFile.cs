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
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                fill(stream);
                stream.Flush(flushToDisk: true);
            }

            var system = OperatingSystems.Here;
            Patience.Do(() => File.Move(temporary, path, overwrite: true), error =>
                OperatingSystems.MayPass(error.HResult, system), Thread.Sleep);
            if (OperatingSystems.FlushesFolders(system)) UnixCalls.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        finally
        {
            File.Delete(temporary);
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
