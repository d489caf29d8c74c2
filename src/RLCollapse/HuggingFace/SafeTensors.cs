using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.Model;

namespace RLCollapse.HuggingFace;

/// <summary>
/// Writes Hugging Face's safetensors: 8 bytes with the header's length (little-endian), the header as JSON, padded with
/// blanks to a multiple of 8, then the numbers. <see cref="SafeTensorsReader"/> is the way back.
/// </summary>
public static class SafeTensors
{
    /// <summary>The only number format written.</summary>
    public const string Float32 = "F32";

    /// <summary>Key of the header that names no tensor.</summary>
    public const string Metadata = "__metadata__";

    /// <summary>Bytes before the header.</summary>
    public const int PrefixLength = sizeof(ulong);

    private const int Alignment = 8;

    /// <summary>Writes tensors, in their order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">Names must differ.</param>
    public static void Write(string path, IReadOnlyList<NamedTensor> tensors) => AtomicFile.Write(path, stream =>
    {
        var header = Header(tensors);
        Span<byte> length = stackalloc byte[PrefixLength];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var tensor in tensors) stream.Write(MemoryMarshal.AsBytes(tensor.Values.AsSpan()));
    });

    private static byte[] Header(IReadOnlyList<NamedTensor> tensors)
    {
        using var header = new MemoryStream();
        using (var json = new Utf8JsonWriter(header))
        {
            json.WriteStartObject();
            json.WriteStartObject(Metadata);
            json.WriteString("format", "pt"); // without it some versions of transformers refuse the file
            json.WriteEndObject();
            var offset = 0L;
            foreach (var (name, shape, values) in tensors)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", Float32);
                WriteNumbers(json, "shape", shape);
                WriteNumbers(json, "data_offsets", [offset, offset += (long)values.Length * sizeof(float)]);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        while (header.Length % Alignment != 0) header.WriteByte((byte)' ');
        return header.ToArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, ReadOnlySpan<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
