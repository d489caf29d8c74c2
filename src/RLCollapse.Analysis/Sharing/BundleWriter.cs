using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Sharing;

/// <summary>
/// Writes a run or sweep as one zip. Entries are sorted and have one time and one mode, so that equal files give equal bytes; the manifest
/// comes last.
/// </summary>
public static class BundleWriter
{
    private const int PlainFile = unchecked((int)0x81A40000); // Unix: a regular file, rw-r--r--
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a bundle, whole.</summary>
    /// <param name="folder">Of a run or a sweep.</param>
    /// <param name="file">The zip; whatever had the name before is replaced.</param>
    /// <param name="checkpoints">Whether checkpoints of runs and bases go with it.</param>
    /// <returns>What it holds, and the names of planned runs that it does not hold, since they have not ended here.</returns>
    /// <exception cref="UserErrorException">The folder is neither, is being written to, has links or names that no bundle can hold; or the
    /// file cannot be written.</exception>
    public static (BundleManifest Manifest, IReadOnlyList<string> Absent) Write(string folder, string file, bool checkpoints)
    {
        var content = BundleContent.Of(folder, checkpoints);
        BundledRun[] runs =
            [.. content.Runs.Select(run => BundledRun.Of(run.Path, run.Folder)).OrderBy(run => run.Path, StringComparer.Ordinal)];
        var manifest = new BundleManifest(content.Name, content.IsSweep, runs, []);
        try
        {
            TemporaryName.RemoveAbandoned(Path.GetDirectoryName(Path.GetFullPath(file))!);
            AtomicFile.Write(file, stream => manifest = Fill(stream, content, manifest));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException && !MachineFailure.IsDiskFull(error))
        {
            throw new UserErrorException($"Cannot write '{file}': {error.Message} Name another file with --out.", error);
        }

        return (manifest, content.Absent);
    }

    private static BundleManifest Fill(Stream stream, BundleContent content, BundleManifest manifest)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        var files = new List<BundledFile>();
        foreach (var (path, source) in content.Files)
        {
            var bytes = InputFile.Read(source);
            Add(zip, path, bytes);
            files.Add(new(path, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        }

        manifest = manifest with { Files = files };
        Add(zip, BundleManifest.FileName, Encoding.UTF8.GetBytes(manifest.ToJson()));
        return manifest;
    }

    private static void Add(ZipArchive zip, string path, byte[] bytes)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.Optimal);
        (entry.LastWriteTime, entry.ExternalAttributes) = (Time, PlainFile);
        using var content = entry.Open();
        content.Write(bytes);
    }
}
