using System.IO.Compression;
using System.Security.Cryptography;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Sharing;

/// <summary>
/// A bundle from anywhere. Nothing in it is believed: names lead nowhere else, entries are regular files, no name comes twice, sizes are
/// bounded as declared and as they unpack, and every file is the one that the manifest names.
/// </summary>
public sealed class Bundle : IDisposable
{
    private const long MostUnpacked = 8L << 30;
    private const long AlwaysUnpacked = 64 << 20;
    private const int MostRatio = 100; // text of metrics comes to a tenth, never to a hundredth
    private const int MostManifest = 16 << 20;
    private const int MostEntries = 20_000;
    private const int TypeOfFile = 0xF000;
    private const int RegularFile = 0x8000;

    private readonly ZipArchive _zip;
    private readonly string _name;
    private readonly byte[] _manifest;

    private Bundle(ZipArchive zip, string name)
    {
        (_zip, _name) = (zip, name);
        _manifest = ReadManifest();
        Manifest = BundleManifest.Parse(_manifest, $"{name}/{BundleManifest.FileName}");
        RequireListed();
    }

    /// <summary>What it holds.</summary>
    public BundleManifest Manifest { get; }

    /// <summary>Opens a bundle and checks all that can be told before it is unpacked.</summary>
    /// <param name="path">The zip.</param>
    /// <exception cref="UserErrorException">It is missing or no bundle that would be unpacked; the message says why.</exception>
    public static Bundle Open(string path)
    {
        var name = ShownPath.Of(Path.GetFullPath(InputFile.IsPath(path) ? path : "?"));
        if (!File.Exists(path)) throw new UserErrorException($"There is no file '{PlainText.OneLine(path)}': give a zip that 'rlcollapse "
            + "bundle' has written.");
        if (new FileInfo(path) is { Length: 0 }) throw Refused(name, "it is empty, or no regular file");
        var stream = OpenRead(path, name);
        try
        {
            ZipBounds.Require(stream);
            var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            RequireEntries(zip, stream.Length, name);
            return new Bundle(zip, name);
        }
        catch (Exception error)
        {
            stream.Dispose();
            if (IsDamage(error)) throw Refused(name, error.Message, error);
            throw;
        }
    }

    /// <summary>Unpacks into a folder. One that holds this bundle already, whole and unchanged, stays as it is.</summary>
    /// <param name="folder">New, empty, or so unpacked before.</param>
    /// <exception cref="UserErrorException">A file is not the one that the manifest names, or the folder holds something else; nothing
    /// was unpacked then.</exception>
    public void Unpack(string folder)
    {
        if (!IsIn(folder)) NewFolder.Fill(folder, Fill);
    }

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();

    private static FileStream OpenRead(string path, string name)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Cannot read '{name}': {error.Message}", error);
        }
    }

    private static void RequireEntries(ZipArchive zip, long packed, string name)
    {
        if (zip.Entries.Count > MostEntries) throw Refused(name, $"it has {zip.Entries.Count} entries, more than {MostEntries}");
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        long total = 0;
        foreach (var entry in zip.Entries)
        {
            var shown = PlainText.OneLine(entry.FullName);
            if (!BundleName.Is(entry.FullName)) throw Refused(name, $"an entry is called '{shown}', which no bundle writes");
            if (!names.Add(entry.FullName)) throw Refused(name, $"'{shown}' is in it twice");
            if (((entry.ExternalAttributes >> 16) & TypeOfFile) is not (0 or RegularFile))
                throw Refused(name, $"'{shown}' is a link or something else that is no regular file");
            if (entry.IsEncrypted) throw Refused(name, $"'{shown}' is encrypted");
            total += Math.Min(entry.Length, MostUnpacked + 1);
        }

        var most = Math.Min(MostUnpacked, Math.Max(AlwaysUnpacked, MostRatio * packed));
        if (total > most) throw Refused(name, $"it would unpack to {total >> 20} MB from {packed >> 10} kB");
    }

    private byte[] ReadManifest()
    {
        if (_zip.GetEntry(BundleManifest.FileName) is not { } entry) throw Refused(_name, $"there is no {BundleManifest.FileName} in it");
        if (entry.Length > MostManifest) throw Refused(_name, $"its {BundleManifest.FileName} has {entry.Length >> 20} MB");
        using var content = new MemoryStream();
        Copy(entry, content, entry.Length);
        return content.ToArray();
    }

    private void RequireListed()
    {
        var listed = Manifest.Files.Select(file => file.Path).Append(BundleManifest.FileName).ToList();
        if (listed.GroupBy(path => path).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw Refused(_name, $"its manifest lists '{twice.Key}' twice");
        if (listed.Except(_zip.Entries.Select(entry => entry.FullName)).FirstOrDefault() is { } missing)
            throw Refused(_name, $"'{missing}' is missing from it");
        if (_zip.Entries.Select(entry => entry.FullName).Except(listed).FirstOrDefault() is { } further)
            throw Refused(_name, $"its manifest does not list '{further}'");
    }

    private bool IsIn(string folder)
    {
        var there = Path.Combine(folder, BundleManifest.FileName);
        if (!File.Exists(there) || !InputFile.Read(there, MostManifest).AsSpan().SequenceEqual(_manifest)) return false;
        foreach (var file in Manifest.Files)
        {
            var path = Path.Combine(folder, file.Path);
            if (!File.Exists(path) || Convert.ToHexStringLower(SHA256.HashData(InputFile.Read(path))) != file.Sha256)
                throw new UserErrorException($"'{ShownPath.Of(path)}' is not as the bundle has it any more: remove "
                    + $"'{ShownPath.Of(folder)}', or name another folder with --out.");
        }

        return true;
    }

    private void Fill(string folder)
    {
        foreach (var file in Manifest.Files)
        {
            var path = Path.Combine(folder, file.Path);
            Disk.MakeFolder(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, stream =>
            {
                if (Copy(_zip.GetEntry(file.Path)!, stream, file.Bytes) != file.Sha256)
                    throw Refused(_name, $"'{file.Path}' is not the file that its manifest names: their SHA-256 differ");
            });
        }

        AtomicFile.Write(Path.Combine(folder, BundleManifest.FileName), stream => stream.Write(_manifest));
    }

    /// <summary>Unpacks an entry and gives the SHA-256 of its bytes.</summary>
    /// <param name="entry">Which.</param>
    /// <param name="to">Where its bytes go.</param>
    /// <param name="length">How many it has to have.</param>
    private string Copy(ZipArchiveEntry entry, Stream to, long length)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[65_536];
        var total = 0L;
        try
        {
            using var from = entry.Open();
            for (int read; (read = from.Read(buffer)) > 0; to.Write(buffer, 0, read))
            {
                total += read;
                if (total > length) break;
                hash.AppendData(buffer, 0, read);
            }
        }
        catch (Exception error) when (IsDamage(error))
        {
            throw Refused(_name, $"'{entry.FullName}' cannot be unpacked: {error.Message}", error);
        }

        if (total != length) throw Refused(_name, $"'{entry.FullName}' unpacks to {(total > length ? "more" : "less")} than it declares");
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static bool IsDamage(Exception error) =>
        error is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException or OverflowException;

    private static UserErrorException Refused(string name, string why, Exception? cause = null) => new(
        $"'{name}' is not unpacked: {why.TrimEnd('.')}. Ask for the bundle once more, and take one only from people you know.", cause);
}
