using System.Globalization;
using System.Security.Cryptography;
using RLCollapse.Common;

namespace RLCollapse.Runs;

/// <summary>
/// Checkpoints of one stage in a folder, <c>step-NNNNNNNN.ckpt</c>: a magic number, the content, its SHA-256. Every
/// stage's content begins with the policy's weights. The two newest are kept, and a damaged one is passed over for the one before it.
/// </summary>
/// <param name="folder">Where the files are.</param>
/// <param name="isKept">Of the steps, which are kept beside the newest; none when null.</param>
public sealed class CheckpointStore(string folder, Func<int, bool>? isKept = null)
{
    private const int Kept = 2;
    private static readonly byte[] Magic = "RLCOLLAPSE-CKPT4"u8.ToArray();

    /// <summary>Writes a checkpoint and removes those no longer needed.</summary>
    /// <param name="step">Steps done.</param>
    /// <param name="write">Writes the content.</param>
    public void Save(int step, Action<BinaryWriter> write)
    {
        Disk.MakeFolder(folder);
        TemporaryName.RemoveAbandoned(folder);
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        write(writer);
        writer.Flush();
        AtomicFile.Write(PathOf(step), stream =>
        {
            stream.Write(Magic);
            content.WriteTo(stream);
            stream.Write(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)));
        });
        // later ones were passed over
        foreach (var later in Files().Where(file => StepOf(file) > step).ToArray()) Disk.Delete(later);
        RemoveOld();
    }

    /// <summary>Removes those no longer needed; also where a fault kept <see cref="Save"/> from it.</summary>
    public void RemoveOld()
    {
        foreach (var old in Files().Skip(Kept).Where(file => isKept?.Invoke(StepOf(file)!.Value) != true).ToArray()) Disk.Delete(old);
    }

    /// <summary>Whether there is a checkpoint of a step.</summary>
    public bool Has(int step) => File.Exists(PathOf(step));

    /// <summary>Whether there is none at all.</summary>
    public bool IsEmpty => !Files().Any();

    /// <summary>Reads the newest whole checkpoint that is accepted.</summary>
    /// <param name="accept">Reads the content; says whether it will do.</param>
    /// <param name="damaged">Hears the path of each checkpoint that is not whole.</param>
    /// <returns>Its file; null where there is none.</returns>
    public string? ReadLatest(Func<BinaryReader, bool> accept, Action<string> damaged)
    {
        foreach (var file in Files())
        {
            if (Content(file) is not { } content)
            {
                damaged(file);
                continue;
            }

            var accepted = false;
            Read(file, content, reader => accepted = accept(reader));
            if (accepted) return file;
        }

        return null;
    }

    /// <summary>Reads the newest whole checkpoint.</summary>
    /// <param name="read">Reads the content.</param>
    /// <param name="damaged">Hears the path of each checkpoint that was passed over.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryLoadLatest(Action<BinaryReader> read, Action<string> damaged)
    {
        return ReadLatest(Accept, damaged) is not null;

        bool Accept(BinaryReader reader)
        {
            read(reader);
            return true;
        }
    }

    /// <summary>Reads the checked content of a checkpoint file.</summary>
    /// <exception cref="UserErrorException">It ends too soon or says what cannot be, which its checksum does not tell.</exception>
    public static void Read(string file, byte[] content, Action<BinaryReader> read)
    {
        using var reader = new BinaryReader(new MemoryStream(content, writable: false));
        try
        {
            read(reader);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or FormatException)
        {
            throw new UserErrorException($"The checkpoint '{ShownPath.Of(file)}' cannot be used: {error.Message} "
                + "Remove it; the one before it is taken then.", error);
        }
    }

    /// <summary>Takes over a checkpoint from another folder, under its name.</summary>
    /// <param name="file">A whole one.</param>
    public void Take(string file)
    {
        Disk.MakeFolder(folder);
        AtomicFile.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    }

    /// <summary>The checked content of a checkpoint file, or null when it is damaged or cannot be read.</summary>
    public static byte[]? Content(string file)
    {
        byte[] all;
        try
        {
            all = InputFile.Read(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        if (all.Length < Magic.Length + SHA256.HashSizeInBytes || !all.AsSpan(0, Magic.Length).SequenceEqual(Magic)) return null;
        var content = all[Magic.Length..^SHA256.HashSizeInBytes];
        return SHA256.HashData(content).AsSpan().SequenceEqual(all.AsSpan(all.Length - SHA256.HashSizeInBytes)) ? content : null;
    }

    private static int? StepOf(string file) =>
        int.TryParse(
            Path.GetFileNameWithoutExtension(file)["step-".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var step)
            ? step : null;

    /// <summary>Where the checkpoint of a step lies, or would.</summary>
    /// <param name="folder">Of checkpoints.</param>
    /// <param name="step">Steps done.</param>
    public static string PathOf(string folder, int step) => Path.Combine(folder, $"step-{step:D8}.ckpt");

    private string PathOf(int step) => PathOf(folder, step);

    private IEnumerable<string> Files() => Directory.Exists(folder)
        ? Directory.GetFiles(folder, "step-*.ckpt").Where(file => StepOf(file) is not null).OrderByDescending(StepOf)
        : [];
}
