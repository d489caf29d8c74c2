using System.Security.Cryptography;

namespace RLCollapse.Runs;

/// <summary>What stood in a file of lines at a moment.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">SHA-256 of these bytes, in hex.</param>
public sealed record LinesMark(long Length, string Sha256)
{
    /// <summary>The mark of a file's first bytes; null where it has fewer.</summary>
    /// <param name="path">A missing file counts as an empty one.</param>
    /// <param name="length">Bytes.</param>
    public static LinesMark? At(string path, long length)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        return TryAppend(hash, path, length) ? Of(length, hash) : null;
    }

    /// <summary>Whether these bytes are a file's first ones.</summary>
    public bool StandsIn(string path) => At(path, Length) == this;

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static LinesMark Load(BinaryReader reader) => new(reader.ReadInt64(), reader.ReadString());

    /// <summary>Writes it.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(Length);
        writer.Write(Sha256);
    }

    internal static LinesMark Of(long length, IncrementalHash hash) => new(length, Convert.ToHexStringLower(hash.GetCurrentHash()));

    /// <summary>Hashes a file's first bytes.</summary>
    /// <returns>Whether it has so many.</returns>
    internal static bool TryAppend(IncrementalHash hash, string path, long length)
    {
        if (!File.Exists(path)) return length == 0;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var buffer = new byte[65_536];
        for (var left = length; left > 0;)
        {
            var read = file.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            if (read == 0) return false;
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        return true;
    }
}
