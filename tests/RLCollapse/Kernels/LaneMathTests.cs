using RLCollapse.Kernels;

namespace RLCollapse.Tests.Kernels;

/// <summary>Elementary functions against double precision, over all that may come.</summary>
public sealed unsafe class LaneMathTests
{
    private const double Highest = 88;

    /// <summary>Eighths, thousandths about 0 and about the ends of the range, and what lies far beyond.</summary>
    private static readonly float[] Inputs =
    [
        .. Enumerable.Range(-960, 1920).Select(i => i / 8f),
        .. new[] { 0f, -87f, 88f, 0.34657359f }.SelectMany(center => Enumerable.Range(-1000, 2000).Select(i => center + (i / 1000f))),
        -1000, 1000, float.MinValue, float.MaxValue, float.NegativeInfinity, float.PositiveInfinity, -0f, float.Epsilon,
        -87.00001f, -86.99999f, 88.00001f, 88.72284f,
    ];

    [Fact]
    public void Powers_of_e_are_right_to_two_units_in_the_last_place()
    {
        foreach (var (x, y) in Inputs.Zip(Same(new Exp())))
        {
            if (x < -87) Assert.Equal(0, y);
            else Assert.InRange(y / Math.Exp(Math.Min(x, Highest)), 1 - 2.4e-7, 1 + 2.4e-7);
        }

        Assert.Equal(1, Same(new Exp())[Array.IndexOf(Inputs, 0f)]);
    }

    [Fact]
    public void Sigmoids_are_right_and_between_0_and_1()
    {
        foreach (var (x, y) in Inputs.Zip(Same(new Sigmoid())))
        {
            Assert.InRange(y, 0, 1);
            if (x > -Highest) Assert.InRange(y * (1 + Math.Exp(-(double)x)), 1 - 4e-7, 1 + 4e-7);
            else Assert.InRange(y, 0, 1e-37f);
        }
    }

    private static float[] Same(IFunction function)
    {
        var found = function.Of<Lanes512>(Inputs);
        Assert.Equal(found, function.Of<Lanes256>(Inputs));
        Assert.Equal(found, function.Of<Lanes128>(Inputs));
        return found;
    }

    private interface IFunction
    {
        V Of<V>(V x) where V : unmanaged, ILanes<V>;

        float[] Of<V>(float[] inputs) where V : unmanaged, ILanes<V>
        {
            var filled = inputs.Concat(new float[16 - (inputs.Length % 16)]).ToArray();
            fixed (float* at = filled)
            {
                for (var i = 0; i < filled.Length; i += 16) Of(V.Load(at + i)).Store(at + i);
            }

            return filled[..inputs.Length];
        }
    }

    private sealed class Exp : IFunction
    {
        public V Of<V>(V x) where V : unmanaged, ILanes<V> => LaneMath<V>.Exp(x);
    }

    private sealed class Sigmoid : IFunction
    {
        public V Of<V>(V x) where V : unmanaged, ILanes<V> => LaneMath<V>.Sigmoid(x);
    }
}
