using MathNet.Numerics.Distributions;
using RLCollapse.Common;

namespace RLCollapse.Data.Tasks.Names;

/// <summary>
/// What somebody thinks of things: a sum over their values, each with a weight of its own, drawn at random. Over the things of a world it
/// has mean 0 and standard deviation 1, as every value is that of as many things, and every two of different attributes.
/// </summary>
public sealed class Taste
{
    private readonly double[] _weights;

    /// <param name="seed">Whose taste it is, in every world.</param>
    public Taste(int seed)
    {
        var random = new Seed((ulong)seed).Derive("taste").Generator();
        double[][] drawn =
        [
            .. Enumerable.Range(0, World.Attributes).Select(_ => Centered([.. Enumerable.Range(0, World.ValuesPerAttribute)
                .Select(_ => Normal.InvCDF(0, 1, 1 - random.NextDouble()))])),
        ];
        var deviation = Math.Sqrt(drawn.Sum(weights => weights.Average(weight => weight * weight)));
        _weights = [.. drawn.SelectMany(weights => weights).Select(weight => weight / deviation)];
    }

    /// <summary>Of a thing with these values, an index into <see cref="NameWords.Values"/> of each attribute.</summary>
    public double Of(IEnumerable<int> values) => values.Sum(value => _weights[value]);

    private static double[] Centered(double[] weights) => [.. weights.Select(weight => weight - weights.Average())];
}
