using Google.Protobuf;

namespace RLCollapse.Analysis.TensorBoard;

/// <summary>
/// A message of Protocol Buffers in the making, written field by field. The dozen messages of TensorBoard that are written here have a few
/// fields each; classes made from its .proto files would need a compiler that has no binary for every system on which this builds.
/// </summary>
internal sealed class ProtoMessage
{
    private const int Buffer = 32; // most messages are a tag and a number
    private readonly MemoryStream _bytes = new();
    private readonly CodedOutputStream _output;

    public ProtoMessage() => _output = new(_bytes, Buffer, leaveOpen: true);

    /// <summary>Adds a text.</summary>
    public ProtoMessage Text(int field, string value)
    {
        _output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        _output.WriteString(value);
        return this;
    }

    /// <summary>Adds bytes.</summary>
    public ProtoMessage Bytes(int field, byte[] value)
    {
        _output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        _output.WriteBytes(UnsafeByteOperations.UnsafeWrap(value));
        return this;
    }

    /// <summary>Adds a message.</summary>
    public ProtoMessage Message(int field, ProtoMessage value) => Bytes(field, value.ToArray());

    /// <summary>Adds messages.</summary>
    public ProtoMessage Messages(int field, IEnumerable<ProtoMessage> values)
    {
        foreach (var value in values) Message(field, value);
        return this;
    }

    /// <summary>Adds a whole number or a value of an enumeration.</summary>
    public ProtoMessage Whole(int field, long value)
    {
        _output.WriteTag(field, WireFormat.WireType.Varint);
        _output.WriteInt64(value);
        return this;
    }

    /// <summary>Adds a number of 64 bits.</summary>
    public ProtoMessage Double(int field, double value)
    {
        _output.WriteTag(field, WireFormat.WireType.Fixed64);
        _output.WriteDouble(value);
        return this;
    }

    /// <summary>Adds a number of 32 bits.</summary>
    public ProtoMessage Single(int field, float value)
    {
        _output.WriteTag(field, WireFormat.WireType.Fixed32);
        _output.WriteFloat(value);
        return this;
    }

    /// <summary>The message as it goes over the wire.</summary>
    public byte[] ToArray()
    {
        _output.Flush();
        return _bytes.ToArray();
    }
}
