using System.Runtime.InteropServices;
using System.Security.Cryptography;
using RLCollapse.Common;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>
/// Weights of a policy, with which every checkpoint begins: count, then name, shape and float32 values of each parameter.
/// </summary>
public static class PolicyWeights
{
    private const int LeastBytes = 5; // of a weight: an empty name and no shape

    /// <summary>A copy of every weight.</summary>
    public static IReadOnlyList<NamedTensor> Of(ILanguageModel policy) =>
        [.. policy.Weights.Select(weight => new NamedTensor(weight.Name, weight.Parameter.shape, Values(weight.Parameter)))];

    /// <summary>Writes every weight.</summary>
    public static void Save(ILanguageModel policy, BinaryWriter writer) => Write(Of(policy), writer);

    /// <summary>Writes weights.</summary>
    public static void Write(IReadOnlyList<NamedTensor> weights, BinaryWriter writer)
    {
        writer.Write(weights.Count);
        foreach (var (name, shape, values) in weights)
        {
            writer.Write(name);
            writer.Write(shape.Length);
            foreach (var size in shape) writer.Write(size);
            writer.Write(MemoryMarshal.AsBytes(values.AsSpan()));
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote. Nothing is made room for that what is left of the content could not fill.</summary>
    /// <exception cref="InvalidDataException">A count or a size cannot be.</exception>
    public static IReadOnlyList<NamedTensor> Read(BinaryReader reader)
    {
        var weights = new NamedTensor[Fitting(reader.ReadInt32(), LeastBytes)];
        for (var i = 0; i < weights.Length; i++)
        {
            var name = reader.ReadString();
            var shape = new long[Fitting(reader.ReadInt32(), sizeof(long))];
            for (var d = 0; d < shape.Length; d++) shape[d] = Fitting(reader.ReadInt64(), 0);
            var values = new float[Fitting(shape.Aggregate((Int128)1, (product, size) => Fitting(product * size, 0)), sizeof(float))];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            weights[i] = new NamedTensor(name, shape, values);
        }

        if (weights.DistinctBy(weight => weight.Name).Count() < weights.Length) throw new InvalidDataException("A weight is there twice.");
        return weights;

        long Fitting(Int128 count, int bytes)
        {
            var left = reader.BaseStream.Length - reader.BaseStream.Position;
            return count >= 0 && count <= int.MaxValue && count * bytes <= left ? (long)count
                : throw new InvalidDataException($"It counts {count} where {left} bytes are left.");
        }
    }

    /// <summary>Gives a policy of the same shape these weights.</summary>
    /// <exception cref="UserErrorException">Names or shapes differ; the policy is as it was.</exception>
    public static void Restore(ILanguageModel policy, IReadOnlyList<NamedTensor> weights)
    {
        using var _ = no_grad();
        var parameters = policy.Weights.ToDictionary(weight => weight.Name, weight => weight.Parameter);
        if (weights.Count != parameters.Count)
            throw new UserErrorException($"The checkpoint has {weights.Count} parameters, the model {parameters.Count}: the model "
                + "section of the config differs from the one that was trained.");
        foreach (var (name, shape, values) in weights)
        {
            if (!parameters.TryGetValue(name, out var parameter))
                throw new UserErrorException($"The checkpoint holds '{name}', which the model does not have: the model section of the "
                    + "config differs from the one that was trained.");
            if (!shape.SequenceEqual(parameter.shape))
                throw new UserErrorException($"The checkpoint holds '{name}' of shape {NamedTensor.Describe(shape)} where the model has "
                    + $"{NamedTensor.Describe(parameter.shape)}.");
        }

        foreach (var (name, shape, values) in weights)
        {
            using var loaded = tensor(values, shape);
            parameters[name].copy_(loaded);
        }
    }

    /// <summary>SHA-256 of all weights, the first 16 hex digits: equal weights, equal text.</summary>
    public static string Hash(ILanguageModel policy)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, parameter) in policy.Weights) sha.AppendData(MemoryMarshal.AsBytes(Values(parameter).AsSpan()));
        return Convert.ToHexStringLower(sha.GetHashAndReset())[..16];
    }

    private static float[] Values(Tensor parameter)
    {
        using var scope = NewDisposeScope();
        return parameter.detach().cpu().contiguous().data<float>().ToArray();
    }
}
