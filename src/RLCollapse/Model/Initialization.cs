using RLCollapse.Common;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>Initial weights, drawn on the CPU from a <see cref="Seed"/> so that they are the same on every device.</summary>
internal static class Initialization
{
    /// <summary>A parameter with entries from N(0, σ²) (Box–Muller).</summary>
    public static Parameter Normal(long[] shape, double standardDeviation, Device device, Seed seed)
    {
        var random = seed.Generator();
        var values = new float[shape.Aggregate(1L, (product, size) => product * size)];
        for (var i = 0; i < values.Length; i += 2)
        {
            var radius = standardDeviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            var (sin, cos) = Math.SinCos(2 * Math.PI * random.NextDouble());
            values[i] = (float)(radius * cos);
            if (i + 1 < values.Length) values[i + 1] = (float)(radius * sin);
        }

        return nn.Parameter(tensor(values, shape, device: device).DetachFromDisposeScope());
    }
}
