namespace RLCollapse.Common;

/// <summary>A file open for writing whose changes pass by <see cref="Disk.Watcher"/>.</summary>
internal sealed class DiskFile : FileStream
{
    private readonly string _path;

    public DiskFile(string path, FileMode mode, FileShare share, int buffer)
        : base(Watched(path, mode), mode, FileAccess.ReadWrite, share, buffer) => _path = path;

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var failure = Disk.Watcher.Before(DiskOperation.Write, _path);
        base.Write(failure is null ? buffer : buffer[..(int)(buffer.Length * failure.Written)]);
        if (failure is null) return;
        base.Flush(flushToDisk: false);
        throw failure.Error;
    }

    public override void WriteByte(byte value) => Write([value]);

    public override void SetLength(long value)
    {
        Disk.Require(DiskOperation.Cut, _path);
        base.SetLength(value);
    }

    public override void Flush(bool flushToDisk)
    {
        if (flushToDisk) Disk.Require(DiskOperation.Flush, _path);
        base.Flush(flushToDisk);
    }

    private static string Watched(string path, FileMode mode)
    {
        if (mode == FileMode.CreateNew || !File.Exists(path)) Disk.Require(DiskOperation.Create, path);
        return path;
    }
}
