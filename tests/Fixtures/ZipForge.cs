using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using RLCollapse.Analysis.Sharing;

namespace RLCollapse.Tests.Fixtures;

/// <summary>Zips that somebody else may have made: a good bundle of a file or two, with something wrong.</summary>
internal static class ZipForge
{
    /// <summary>The one file of the bundle.</summary>
    public const string Metrics = "kl-seed0-aaaa/metrics.jsonl";

    /// <summary>What stands in it.</summary>
    public static readonly byte[] Content = Encoding.UTF8.GetBytes("{\"step\":1,\"phase\":\"rl\",\"reward/mean\":0.5}\n");

    /// <summary>Writes a zip.</summary>
    /// <param name="folder">For it.</param>
    /// <param name="manifest">Its manifest; that of the one file when null.</param>
    /// <param name="further">Entries beside them, each with Unix's type and mode.</param>
    /// <returns>Its path.</returns>
    public static string Write(string folder, string? manifest = null, params (string Name, byte[] Content, int Mode)[] further)
    {
        var path = Path.Combine(folder, "forged.zip");
        using var stream = System.IO.File.Create(path);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
        (string, byte[], int)[] entries =
            [(Metrics, Content, 0), .. further, (BundleManifest.FileName, Encoding.UTF8.GetBytes(manifest ?? Manifest()), 0)];
        foreach (var (name, content, mode) in entries)
        {
            var entry = zip.CreateEntry(name);
            entry.ExternalAttributes = mode << 16;
            using var to = entry.Open();
            to.Write(content);
        }

        return path;
    }

    /// <summary>A manifest.</summary>
    /// <param name="files">Its files; the one file when none are given.</param>
    public static string Manifest(params BundledFile[] files) => new BundleManifest("kl-seed0-aaaa", false,
        [new("kl-seed0-aaaa", true, new Dictionary<string, string>())], files.Length > 0 ? files : [File()]).ToJson();

    /// <summary>The one file as a manifest has it.</summary>
    public static BundledFile File() => File(Metrics, Content);

    /// <summary>A file as a manifest has it.</summary>
    public static BundledFile File(string path, byte[] content) =>
        new(path, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));

    /// <summary>Changes the length that an entry declares, where the directory says it and before its content.</summary>
    /// <param name="zip">Path of the zip.</param>
    /// <param name="name">Of the entry.</param>
    /// <param name="length">What it then declares.</param>
    public static void Declare(string zip, string name, uint length)
    {
        var (bytes, sought) = (System.IO.File.ReadAllBytes(zip), Encoding.UTF8.GetBytes(name));
        for (var at = 0; (at = IndexOf(bytes, sought, at)) >= 0; at++)
        {
            // 30 bytes of a local head and 46 of one in the directory lie before a name; their lengths at 22 and 24
            if (at >= 46 && bytes.AsSpan(at - 46).StartsWith("PK\u0001\u0002"u8)) Set(at - 46 + 24);
            else if (at >= 30 && bytes.AsSpan(at - 30).StartsWith("PK\u0003\u0004"u8)) Set(at - 30 + 22);
        }

        System.IO.File.WriteAllBytes(zip, bytes);

        void Set(int at) => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), length);
    }

    private static int IndexOf(byte[] bytes, byte[] sought, int from) =>
        bytes.AsSpan(from).IndexOf(sought) is >= 0 and var at ? from + at : -1;
}
