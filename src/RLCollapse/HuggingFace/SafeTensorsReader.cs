using System.Buffers.Binary;
using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.Model;

namespace RLCollapse.HuggingFace;

/// <summary>Reads tensors from a safetensors file (see <see cref="SafeTensors"/>) and takes nothing in it on trust.</summary>
public sealed class SafeTensorsReader
{
    private const long LongestHeader = 100_000_000; // as the format's own reader has it

    private readonly string _path;

    private SafeTensorsReader(string path) => _path = path;

    /// <summary>Every tensor, in the order of the header.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UserErrorException">It cannot be read, is damaged, or holds another number format; the message names the file and
    /// the tensor.</exception>
    public static IReadOnlyList<NamedTensor> Read(string path) => [.. Open(path).Select(tensor => tensor.Read())];

    /// <summary>What the header says, once it has been checked against the whole file; numbers are read when they are asked for.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UserErrorException">As <see cref="Read(string)"/>.</exception>
    public static IReadOnlyList<StoredTensor> Open(string path) => new SafeTensorsReader(path).Open();

    private List<StoredTensor> Open()
    {
        try
        {
            using var stream = InputFile.Open(_path);
            var length = stream.Length;
            var prefix = new byte[Math.Min(length, 64)];
            stream.ReadExactly(prefix);
            if (prefix.AsSpan().StartsWith("version https://git-lfs"u8))
                throw new UserErrorException($"'{_path}' is a pointer of git-lfs and not the file itself: fetch that with 'git lfs pull'.");
            if (length < SafeTensors.PrefixLength) throw Damaged($"it has {length} bytes");
            var announced = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
            if (announced > (ulong)(length - SafeTensors.PrefixLength))
                throw Damaged($"its header should have {announced} bytes and the whole file has {length}");
            if (announced > LongestHeader) throw Damaged($"its header has {announced} bytes");
            var header = new byte[announced];
            stream.Seek(SafeTensors.PrefixLength, SeekOrigin.Begin);
            stream.ReadExactly(header);
            return Tensors(header, SafeTensors.PrefixLength + header.Length, length - SafeTensors.PrefixLength - header.Length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Cannot read the tensors of '{_path}': {error.Message}", error);
        }
    }

    /// <param name="header">JSON.</param>
    /// <param name="start">Where the data begin in the file.</param>
    /// <param name="length">Bytes of data.</param>
    private List<StoredTensor> Tensors(ReadOnlyMemory<byte> header, long start, long length)
    {
        var entries = Entries(header);
        var end = 0L;
        foreach (var entry in entries.OrderBy(e => e.Begin).ThenBy(e => e.End))
        {
            if (entry.Begin != end) throw Damaged($"tensor '{entry.Name}' begins at byte {entry.Begin} of the data where {end} was due");
            end = entry.End;
        }

        if (end != length) throw Damaged($"its tensors take {end} bytes and it has {length} for them");
        return [.. entries.Select(entry => new StoredTensor(entry.Name, entry.Shape, entry.Format, _path, start + entry.Begin))];
    }

    private List<Entry> Entries(ReadOnlyMemory<byte> header)
    {
        try
        {
            var json = JsonPart.Read(header);
            if (json.Kind != JsonValueKind.Object) throw new JsonException("it is not an object");
            return [.. json.Members.Where(part => part.Name != SafeTensors.Metadata).Select(part => Check(part.Name, part.Value))];
        }
        catch (JsonException error)
        {
            throw Damaged($"its header cannot be read: {JsonFile.Describe(error)}");
        }
    }

    private Entry Check(string name, JsonPart tensor)
    {
        if (tensor["dtype"] is not { Kind: JsonValueKind.String } type || tensor["shape"] is not { } sizes
            || tensor["data_offsets"] is not { } places)
        {
            throw Damaged($"its header cannot be read: tensor '{name}' lacks dtype, shape or data_offsets");
        }

        var format = NumberFormat.All.FirstOrDefault(known => known.Name == type.Text) ?? throw new UserErrorException(
            $"Tensor '{name}' in '{_path}' is of type {type.Text}; convert it to one that is read here: "
            + $"{string.Join(", ", NumberFormat.All.Select(known => known.Name))}.");
        var (shape, offsets) = (Numbers(name, sizes), Numbers(name, places));
        var bytes = shape.Aggregate((Int128)format.Bytes, (product, size) => product > long.MaxValue ? product : product * size);
        if (shape.Any(size => size < 0) || offsets is not [var begin, var end] || begin < 0 || end < begin || end - begin != bytes)
        {
            throw Damaged($"tensor '{name}' of shape {NamedTensor.Describe(shape)} stands at bytes {string.Join(" to ", offsets)}");
        }

        if (bytes / format.Bytes > Array.MaxLength) throw new UserErrorException($"Tensor '{name}' in '{_path}' has "
            + $"{bytes / format.Bytes} numbers, more than the {Array.MaxLength} that are read.");
        return new(name, shape, format, begin, end);
    }

    private long[] Numbers(string name, JsonPart list) => [.. list.Items.Select(item => item.Whole
        ?? throw Damaged($"its header cannot be read: tensor '{name}' has {item.Path} = {item.Json}"))];

    private UserErrorException Damaged(string how) => new($"'{_path}' is not a whole safetensors file: {how}. Write or copy it again.");

    private readonly record struct Entry(string Name, long[] Shape, NumberFormat Format, long Begin, long End);
}
