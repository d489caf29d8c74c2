namespace TorchSharp;

// Tensors in TorchSharp's binary streams: dtype, rank, sizes, raw elements.
public static partial class TensorExtensionMethods
{
    public static void Save(this torch.Tensor tensor, BinaryWriter writer)
    {
        using torch.Tensor detached = tensor.detach();
        using torch.Tensor here = detached.cpu();
        using torch.Tensor flat = here.contiguous();
        writer.Encode((int)flat.dtype);
        long[] sizes = flat.shape;
        writer.Encode(sizes.Length);
        foreach (long size in sizes) writer.Encode(size);
        writer.Write(flat.bytes);
    }

    public static void Save(this torch.Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        tensor.Save(writer);
    }

    /// <exception cref="InvalidDataException">The stream ends within the tensor, or holds none.</exception>
    public static torch.Tensor Load(BinaryReader reader, bool skip = false)
    {
        var type = (torch.ScalarType)reader.Decode();
        if (!Enum.IsDefined(type)) throw new InvalidDataException($"The stream holds no tensor here: {(int)type} is not a dtype.");
        var sizes = new long[reader.Decode()];
        for (int i = 0; i < sizes.Length; i++) sizes[i] = reader.Decode();
        torch.Tensor tensor = torch.empty(sizes, type);
        try
        {
            reader.BaseStream.ReadExactly(tensor.bytes);
        }
        catch (EndOfStreamException)
        {
            tensor.Dispose();
            throw new InvalidDataException($"The stream ends within a tensor of shape [{string.Join(", ", sizes)}].");
        }
        return tensor;
    }

    /// <summary>Copies the next tensor of the stream into this one.</summary>
    public static void Load(this torch.Tensor tensor, BinaryReader reader, bool skip = false)
    {
        using torch.Tensor read = Load(reader);
        if (skip) return;
        using IDisposable frozen = torch.no_grad();
        tensor.copy_(read);
    }
}
