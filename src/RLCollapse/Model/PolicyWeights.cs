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

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static IReadOnlyList<NamedTensor> Read(BinaryReader reader)
    {
        var weights = new NamedTensor[reader.ReadInt32()];
        for (var i = 0; i < weights.Length; i++)
        {
            var name = reader.ReadString();
            var shape = new long[reader.ReadInt32()];
            for (var d = 0; d < shape.Length; d++) shape[d] = reader.ReadInt64();
            var values = new float[shape.Aggregate(1L, (product, size) => product * size)];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            weights[i] = new NamedTensor(name, shape, values);
        }

        return weights;
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
