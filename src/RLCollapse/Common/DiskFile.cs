namespace RLCollapse.Common;

/// <summary>A file open for writing whose changes pass by <see cref="Disk.Watcher"/>.</summary>
internal sealed class DiskFile : FileStream
{
    private readonly string _path;

    public DiskFile(string path, FileMode mode, FileShare share, int buffer)
        : base(Watched(path, mode), mode, FileAccess.ReadWrite, share, buffer) => _path = path;

    /// <summary>Every other way to write, those of <see cref="FileStream"/> too, comes to this one.</summary>
    public override void Write(byte[] buffer, int offset, int count)
    {
        var failure = Disk.Watcher.Before(DiskOperation.Write, _path);
        base.Write(buffer, offset, failure is null ? count : (int)(count * failure.Written));
        if (failure is null) return;
        base.Flush(flushToDisk: false);
        throw failure.Error;
    }

    public override void WriteByte(byte value) => Write([value], 0, 1);

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
