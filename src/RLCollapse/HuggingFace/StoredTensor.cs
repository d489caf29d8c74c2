using RLCollapse.Common;
using RLCollapse.Model;

namespace RLCollapse.HuggingFace;

/// <summary>A tensor in a safetensors file whose header has been checked: read when it is asked for.</summary>
public sealed class StoredTensor
{
    private const int Chunk = 1 << 18; // numbers at a time

    private readonly NumberFormat _format;
    private readonly long _position;

    /// <param name="name">Its name.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="format">Of its numbers.</param>
    /// <param name="file">Where it stands.</param>
    /// <param name="position">Its first byte in the file.</param>
    internal StoredTensor(string name, long[] shape, NumberFormat format, string file, long position) =>
        (Name, Shape, _format, File, _position) = (name, shape, format, file, position);

    /// <summary>Such as <c>model.norm.weight</c>.</summary>
    public string Name { get; }

    /// <summary>Sizes; none of them for a scalar.</summary>
    public long[] Shape { get; }

    /// <summary>The file that holds it.</summary>
    public string File { get; }

    /// <summary>The tensor in main memory.</summary>
    /// <exception cref="UserErrorException">The file cannot be read any more.</exception>
    public NamedTensor Read()
    {
        var values = new float[Shape.Aggregate(1L, (product, size) => product * size)];
        ReadInto(values);
        return new(Name, Shape, values);
    }

    /// <summary>Reads its numbers, row by row.</summary>
    /// <param name="values">Room for as many as there are.</param>
    /// <exception cref="UserErrorException">The file cannot be read any more.</exception>
    public void ReadInto(Span<float> values)
    {
        try
        {
            using var stream = InputFile.Open(File);
            stream.Seek(_position, SeekOrigin.Begin);
            var bytes = new byte[Math.Min(Chunk, values.Length) * _format.Bytes];
            for (; values.Length > 0; values = values[Math.Min(Chunk, values.Length)..])
            {
                var some = values[..Math.Min(Chunk, values.Length)];
                var read = bytes.AsSpan(0, some.Length * _format.Bytes);
                stream.ReadExactly(read);
                _format.Widen(read, some);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Cannot read tensor '{Name}' of '{File}': {error.Message}", error);
        }
    }
}
