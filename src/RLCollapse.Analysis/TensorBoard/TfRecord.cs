using System.Buffers.Binary;
using System.Numerics;

namespace RLCollapse.Analysis.TensorBoard;

/// <summary>
/// Frames of a file of events: length (8 bytes), its masked CRC-32C, the content, its masked CRC-32C; all little-endian
/// (https://www.tensorflow.org/tutorials/load_data/tfrecord#tfrecords_format_details).
/// </summary>
internal static class TfRecord
{
    private const uint MaskDelta = 0xA282EAD8;

    /// <summary>Writes a frame.</summary>
    public static void Write(Stream to, ReadOnlySpan<byte> content)
    {
        Span<byte> head = stackalloc byte[12];
        BinaryPrimitives.WriteUInt64LittleEndian(head, (ulong)content.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(head[8..], MaskedCrc(head[..8]));
        Span<byte> tail = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(tail, MaskedCrc(content));
        to.Write(head);
        to.Write(content);
        to.Write(tail);
    }

    /// <summary>CRC-32C, turned by 15 bits and moved, so that the sum of bytes which hold sums stays good.</summary>
    internal static uint MaskedCrc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes) crc = BitOperations.Crc32C(crc, value);
        return BitOperations.RotateRight(~crc, 15) + MaskDelta;
    }
}
