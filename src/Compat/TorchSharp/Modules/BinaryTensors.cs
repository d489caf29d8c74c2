namespace TorchSharp;

/// <summary>Integers in seven-bit groups, as TorchSharp's files hold them.</summary>
internal static class BinaryTensors
{
    internal static void Encode(this BinaryWriter writer, long value)
    {
        ulong rest = (ulong)value;
        do
        {
            uint group = (uint)(rest & 0x7f);
            rest >>= 7;
            writer.Write((byte)(rest != 0 ? group | 0x80 : group));
        }
        while (rest != 0);
    }

    internal static long Decode(this BinaryReader reader)
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte group = reader.ReadByte();
            value |= (ulong)(group & 0x7f) << shift;
            if ((group & 0x80) == 0) return (long)value;
        }
        throw new InvalidDataException("The stream holds an integer of more than 64 bits: it is not a tensor file, or it is damaged.");
    }
}
