using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.Model;

namespace RLCollapse.HuggingFace;

/// <summary>Reads float32 tensors from a safetensors file (see <see cref="SafeTensors"/>) and takes nothing in it on trust.</summary>
public sealed class SafeTensorsReader
{
    private const long LongestHeader = 100_000_000; // as the format's own reader has it

    private readonly string _path;

    private SafeTensorsReader(string path) => _path = path;

    /// <summary>Every tensor, in the order of the header.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UserErrorException">It cannot be read, is damaged, or holds another number format; the message names the file and
    /// the tensor.</exception>
    public static IReadOnlyList<NamedTensor> Read(string path) => new SafeTensorsReader(path).Read();

    private IReadOnlyList<NamedTensor> Read()
    {
        var file = Bytes();
        if (file.AsSpan().StartsWith("version https://git-lfs"u8))
            throw new UserErrorException($"'{_path}' is a pointer of git-lfs and not the file itself: fetch that with 'git lfs pull'.");
        if (file.Length < SafeTensors.PrefixLength) throw Damaged($"it has {file.Length} bytes");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(file);
        if (length > (ulong)(file.Length - SafeTensors.PrefixLength))
            throw Damaged($"its header should have {length} bytes and the whole file has {file.Length}");
        if (length > LongestHeader) throw Damaged($"its header has {length} bytes");
        var header = file.AsMemory(SafeTensors.PrefixLength, (int)length);
        return Tensors(header, file.AsSpan(SafeTensors.PrefixLength + (int)length));
    }

    private List<NamedTensor> Tensors(ReadOnlyMemory<byte> header, ReadOnlySpan<byte> data)
    {
        var entries = Entries(header);
        var end = 0L;
        foreach (var entry in entries.OrderBy(e => e.Begin).ThenBy(e => e.End))
        {
            if (entry.Begin != end) throw Damaged($"tensor '{entry.Name}' begins at byte {entry.Begin} of the data where {end} was due");
            end = entry.End;
        }

        if (end != data.Length) throw Damaged($"its tensors take {end} bytes and it has {data.Length} for them");
        var tensors = new List<NamedTensor>();
        foreach (var entry in entries)
            tensors.Add(new(entry.Name, entry.Shape, MemoryMarshal.Cast<byte, float>(data[(int)entry.Begin..(int)entry.End]).ToArray()));
        return tensors;
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

        if (type.Text != SafeTensors.Float32)
            throw new UserErrorException($"Tensor '{name}' in '{_path}' is of type {type.Text}; "
                + $"convert it to {SafeTensors.Float32}, the only one read here.");
        var (shape, offsets) = (Numbers(name, sizes), Numbers(name, places));
        var bytes = shape.Aggregate((Int128)sizeof(float), (product, size) => product > long.MaxValue ? product : product * size);
        if (shape.Any(size => size < 0) || offsets is not [var begin, var end] || begin < 0 || end < begin || end - begin != bytes)
        {
            throw Damaged($"tensor '{name}' of shape {NamedTensor.Describe(shape)} stands at bytes {string.Join(" to ", offsets)}");
        }

        return new(name, shape, begin, end);
    }

    private long[] Numbers(string name, JsonPart list) => [.. list.Items.Select(item => item.Whole
        ?? throw Damaged($"its header cannot be read: tensor '{name}' has {item.Path} = {item.Json}"))];

    private byte[] Bytes()
    {
        try
        {
            return InputFile.Read(_path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Cannot read the tensors of '{_path}': {error.Message}", error);
        }
    }

    private UserErrorException Damaged(string how) => new($"'{_path}' is not a whole safetensors file: {how}. Write or copy it again.");

    private readonly record struct Entry(string Name, long[] Shape, long Begin, long End);
}
