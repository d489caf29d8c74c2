using System.Runtime.InteropServices;
using System.Security.Cryptography;
using RLCollapse.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>Weights of a policy in a checkpoint: count, then name, shape and float32 values of each parameter.</summary>
public static class PolicyWeights
{
    /// <summary>Writes every weight.</summary>
    public static void Save(Policy policy, BinaryWriter writer)
    {
        var parameters = policy.named_parameters().ToArray();
        writer.Write(parameters.Length);
        foreach (var (name, parameter) in parameters)
        {
            writer.Write(name);
            writer.Write(parameter.shape.Length);
            foreach (var size in parameter.shape) writer.Write(size);
            writer.Write(Bytes(parameter));
        }
    }

    /// <summary>Reads every weight into a policy of the same shape.</summary>
    /// <exception cref="UserErrorException">Names or shapes differ.</exception>
    public static void Load(Policy policy, BinaryReader reader)
    {
        using var _ = no_grad();
        var parameters = policy.named_parameters().ToArray();
        var count = reader.ReadInt32();
        if (count != parameters.Length) throw new UserErrorException($"The checkpoint has {count} parameters, the model {parameters.Length}: the model section of the config differs from the one that was trained.");
        foreach (var (name, parameter) in parameters)
        {
            var storedName = reader.ReadString();
            var shape = new long[reader.ReadInt32()];
            for (var i = 0; i < shape.Length; i++) shape[i] = reader.ReadInt64();
            if (storedName != name || !shape.SequenceEqual(parameter.shape))
            {
                throw new UserErrorException($"The checkpoint holds '{storedName}' of shape ({string.Join(", ", shape)}) where the model has '{name}' of shape ({string.Join(", ", parameter.shape)}).");
            }

            var values = new float[parameter.numel()];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            using var loaded = tensor(values, shape);
            parameter.copy_(loaded);
        }
    }

    /// <summary>SHA-256 of all weights, the first 16 hex digits: equal weights, equal text.</summary>
    public static string Hash(Policy policy)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var parameter in policy.parameters()) sha.AppendData(Bytes(parameter));
        return Convert.ToHexStringLower(sha.GetHashAndReset())[..16];
    }

    private static byte[] Bytes(Tensor parameter)
    {
        using var scope = NewDisposeScope();
        return MemoryMarshal.AsBytes(parameter.detach().cpu().contiguous().data<float>().ToArray().AsSpan()).ToArray();
    }
}
