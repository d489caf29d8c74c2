using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.Model;

namespace RLCollapse.HuggingFace;

/// <summary>Reads float32 tensors from a safetensors file (see <see cref="SafeTensors"/>) and takes nothing in it on trust.</summary>
public sealed class SafeTensorsReader
{
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
        if (file.Length < SafeTensors.PrefixLength) throw Damaged($"it has {file.Length} bytes");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(file);
        if (length > (ulong)(file.Length - SafeTensors.PrefixLength))
            throw Damaged($"its header should have {length} bytes and the whole file has {file.Length}");
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
            using var document = JsonDocument.Parse(header, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return [.. document.RootElement.EnumerateObject().Where(p => p.Name != SafeTensors.Metadata).Select(Check)];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw Damaged($"its header cannot be read: {error.Message}");
        }
    }

    private Entry Check(JsonProperty property)
    {
        var name = property.Name;
        var type = property.Value.GetProperty("dtype").GetString();
        if (type != SafeTensors.Float32)
            throw new UserErrorException($"Tensor '{name}' in '{_path}' is of type {type}; "
                + $"convert it to {SafeTensors.Float32}, the only one read here.");
        long[] shape = [.. property.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
        long[] offsets = [.. property.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64())];
        var bytes = shape.Aggregate((Int128)sizeof(float), (product, size) => product > long.MaxValue ? product : product * size);
        if (shape.Any(size => size < 0) || offsets is not [var begin, var end] || begin < 0 || end < begin || end - begin != bytes)
        {
            throw Damaged($"tensor '{name}' of shape {NamedTensor.Describe(shape)} stands at bytes {string.Join(" to ", offsets)}");
        }

        return new(name, shape, begin, end);
    }

    private byte[] Bytes()
    {
        try
        {
            return File.ReadAllBytes(_path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Cannot read the tensors of '{_path}': {error.Message}", error);
        }
    }

    private UserErrorException Damaged(string how) => new($"'{_path}' is not a whole safetensors file: {how}. Write or copy it again.");

    private readonly record struct Entry(string Name, long[] Shape, long Begin, long End);
}
