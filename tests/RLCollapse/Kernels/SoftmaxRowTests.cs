using RLCollapse.Common;
using RLCollapse.Kernels;

namespace RLCollapse.Tests.Kernels;

public sealed unsafe class SoftmaxRowTests
{
    /// <summary>Of a row in two runs, what is behind each being anything.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(15, 16)]
    [InlineData(16, 17)]
    [InlineData(33, 2)]
    [InlineData(128, 125)]
    public void Softmax_of_two_runs_and_its_gradient_are_those_of_double_precision(int first, int second)
    {
        var room = Padded(first) + Padded(second);
        int[] places = [.. Enumerable.Range(0, first), .. Enumerable.Range(Padded(first), second)];
        float[] scores = Numbers(room, 6, 1), gradient = Numbers(room, 1, 2);
        foreach (var place in Enumerable.Range(0, room).Except(places)) scores[place] = 1e30f;
        double[] x = [.. places.Select(place => (double)scores[place])], g = [.. places.Select(place => (double)gradient[place])];
        double[] p = [.. x.Select(score => Math.Exp(score - x.Max()) / x.Sum(other => Math.Exp(other - x.Max())))];
        var mean = p.Zip(g, (a, b) => a * b).Sum();

        var (weights, slopes) = Row<Lanes512>(scores, gradient, first, second);
        for (var i = 0; i < places.Length; i++)
        {
            Assert.Equal(p[i], weights[places[i]], 1e-6);
            Assert.Equal(p[i] * (g[i] - mean), slopes[places[i]], 1e-6);
        }

        Assert.All(Enumerable.Range(0, room).Except(places), place => Assert.Equal((0, 0), (weights[place], slopes[place])));
        Assert.Equal(weights, Row<Lanes256>(scores, gradient, first, second).Weights);
        Assert.Equal(weights, Row<Lanes128>(scores, gradient, first, second).Weights);
        Assert.Equal(slopes, Row<Lanes256>(scores, gradient, first, second).Slopes);
        Assert.Equal(slopes, Row<Lanes128>(scores, gradient, first, second).Slopes);
    }

    private static (float[] Weights, float[] Slopes) Row<V>(float[] scores, float[] gradient, int first, int second)
        where V : unmanaged, ILanes<V>
    {
        float[] weights = [.. scores], slopes = [.. gradient];
        fixed (float* w = weights, s = slopes)
        {
            var other = w + Padded(first);
            var highest = SoftmaxRow<V>.Highest(other, second, SoftmaxRow<V>.Highest(w, first, float.NegativeInfinity));
            var sum = SoftmaxRow<V>.Exponentiate(w, first, highest) + SoftmaxRow<V>.Exponentiate(other, second, highest);
            SoftmaxRow<V>.Scale(w, weights.Length, 1 / sum);
            SoftmaxRow<V>.Back(w, s, slopes.Length, SoftmaxRow<V>.Dot(w, s, slopes.Length));
        }

        return (weights, slopes);
    }

    private static int Padded(int count) => (count + 15) / 16 * 16;

    private static float[] Numbers(int count, double largest, ulong seed)
    {
        var random = new Seed(seed).Generator();
        return [.. Enumerable.Range(0, count).Select(_ => (float)(largest * ((2 * random.NextDouble()) - 1)))];
    }
}
