using System.Buffers.Binary;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Sharing;

/// <summary>
/// Bounds the directory of a zip before it is read: <c>ZipArchive</c> takes in every entry of it, however few its end declares.
/// </summary>
internal static class ZipBounds
{
    /// <summary>Most bytes of a directory: that of 20,000 files with names of 350 letters.</summary>
    public const int MostDirectory = 8 << 20;

    private const int EndLength = 22;
    private const int CountAt = 10;
    private const int OffsetAt = 16;
    private const int LongestComment = ushort.MaxValue;
    private static readonly byte[] EndSignature = [0x50, 0x4B, 0x05, 0x06];

    /// <summary>Requires a directory that is there and not too large.</summary>
    /// <param name="zip">The whole file.</param>
    /// <exception cref="InvalidDataException">There is none, or it is too large; the message says which.</exception>
    public static void Require(Stream zip)
    {
        var tail = new byte[Math.Min(zip.Length, EndLength + LongestComment)];
        zip.Seek(-tail.Length, SeekOrigin.End);
        zip.ReadExactly(tail);
        zip.Seek(0, SeekOrigin.Begin);
        var at = tail.Length < EndLength ? -1 : tail.AsSpan(0, tail.Length - EndLength + EndSignature.Length).LastIndexOf(EndSignature);
        if (at < 0) throw new InvalidDataException("it is no zip, or it ends too soon");
        var (disk, count) = (Word(tail, at + EndSignature.Length), Word(tail, at + CountAt));
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + OffsetAt));
        if (disk == ushort.MaxValue || count == ushort.MaxValue || offset == uint.MaxValue)
            throw new InvalidDataException("it is a zip for more than 65,534 files or 4 GB");
        var directory = zip.Length - tail.Length + at - offset;
        if (directory < 0) throw new InvalidDataException("its directory lies outside of it");
        if (directory > MostDirectory) throw new InvalidDataException($"its directory has {directory} bytes, more than {MostDirectory}");
    }

    private static ushort Word(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));
}
