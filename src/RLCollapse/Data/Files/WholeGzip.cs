using System.Buffers.Binary;
using System.IO.Compression;

namespace RLCollapse.Data.Files;

/// <summary>
/// A compressed stream that has to be whole: at its end the number of bytes has to be that of the file's last four. The library's own
/// takes a file that was cut off for one that ends there.
/// </summary>
internal sealed class WholeGzip(Stream file) : Stream
{
    private static ReadOnlySpan<byte> Header => [0x1F, 0x8B, 0x08];

    private readonly GZipStream _bytes = new(file, CompressionMode.Decompress, leaveOpen: true);
    private long _read;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">The file is cut off.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = _bytes.Read(buffer, offset, count);
        _read += read;
        if (read == 0 && count > 0 && !IsWhole()) throw new InvalidDataException("it is cut off; copy it again");
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _bytes.Dispose();
        file.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>A file of several parts says the length of its last alone, so that it is taken as it is.</summary>
    private bool IsWhole()
    {
        if (file.Length < sizeof(uint)) return file.Length == 0;
        Span<byte> last = stackalloc byte[sizeof(uint)];
        file.Seek(-last.Length, SeekOrigin.End);
        file.ReadExactly(last);
        return BinaryPrimitives.ReadUInt32LittleEndian(last) == unchecked((uint)_read) || HasParts();
    }

    private bool HasParts()
    {
        file.Seek(1, SeekOrigin.Begin);
        using var all = new BufferedStream(file, 1 << 16);
        var matched = 0;
        for (int next; (next = all.ReadByte()) >= 0;)
        {
            matched = next == Header[matched] ? matched + 1 : next == Header[0] ? 1 : 0;
            if (matched == Header.Length) return true;
        }

        return false;
    }
}
