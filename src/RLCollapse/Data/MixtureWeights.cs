using RLCollapse.Common;

namespace RLCollapse.Data;

/// <summary>Reads the per-format numbers of <c>data.mixture</c> and <c>data.noise</c> into the order of the formats.</summary>
public static class MixtureWeights
{
    /// <summary>Each format's part of the pretraining set, summing to 1; equal parts if no weight is given.</summary>
    /// <exception cref="UserErrorException">A weight is negative or of no tracked format, or all are zero.</exception>
    public static double[] Normalize(DataOptions data, IReadOnlyList<IOutputFormat> formats)
    {
        var given = data.Mixture.Weights;
        if (given.Count == 0) return [.. formats.Select(_ => 1.0 / formats.Count)];
        var weights = PerFormat("data.mixture.weights", given, formats);
        var sum = weights.Sum();
        if (!double.IsFinite(sum) || sum <= 0 || weights.Any(weight => weight < 0))
        {
            throw new UserErrorException("data.mixture.weights must be numbers ≥ 0 of which at least one is above 0.");
        }

        return [.. weights.Select(weight => weight / sum)];
    }

    /// <summary>Each format's probability of a wrong solution, 0 where none is given.</summary>
    /// <exception cref="UserErrorException">A probability is outside [0, 1] or of no tracked format.</exception>
    public static double[] Noise(DataOptions data, IReadOnlyList<IOutputFormat> formats)
    {
        var noise = PerFormat("data.noise", data.Noise, formats);
        return noise.All(probability => probability is >= 0 and <= 1)
            ? noise
            : throw new UserErrorException("data.noise must be probabilities between 0 and 1.");
    }

    private static double[] PerFormat(
        string path, IReadOnlyDictionary<string, double> given, IReadOnlyList<IOutputFormat> formats)
    {
        string[] names = [.. formats.Select(format => format.Name)];
        if (given.FirstOrDefault(pair => pair.Value != 0 && !names.Contains(pair.Key)).Key is { } unknown)
        {
            throw new UserErrorException(
                $"{path}.{unknown}: '{unknown}' is not in data.formats ({string.Join(", ", names)}): "
                + "correct the name, add it to data.formats, or remove the key.");
        }

        return [.. names.Select(name => given.GetValueOrDefault(name))];
    }
}
