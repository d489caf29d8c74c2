using System.Globalization;

namespace RLCollapse.Analysis.Plotting;

/// <summary>Chooses round places for ticks.</summary>
public static class AxisTicks
{
    /// <summary>
    /// Multiples of 1, 2 or 5 times a power of ten in [<paramref name="low"/>, <paramref name="high"/>], at most <paramref name="most"/> +
    /// 1 of them.
    /// </summary>
    public static double[] Linear(double low, double high, int most)
    {
        var rough = (high - low) / most;
        if (!(rough > 0)) return [low];
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var spacing = magnitude * ((double[])[1, 2, 5, 10]).First(m => m * magnitude >= rough * (1 - 1e-9));
        var first = (long)Math.Ceiling((low / spacing) - 1e-9);
        var last = (long)Math.Floor((high / spacing) + 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first + 1)).Select(i => Math.Round((first + i) * spacing, 12))];
    }

    /// <summary>
    /// Values for a logarithmic axis in [<paramref name="low"/>, <paramref name="high"/>], both above 0: powers of ten, joined by 2 and 5
    /// times them where fewer than three powers fit; within a single decade, evenly spaced values.
    /// </summary>
    public static double[] Logarithmic(double low, double high)
    {
        if (high < 10 * low) return Linear(low, high, 5);
        var powers = Enumerable.Range((int)Math.Floor(Math.Log10(low)),
            (int)Math.Ceiling(Math.Log10(high)) - (int)Math.Floor(Math.Log10(low)) + 1)
            .Select(p => Math.Pow(10, p)).ToList();
        var inside = powers.Where(Fits).ToArray();
        return inside.Length >= 3 ? inside : [.. powers.SelectMany(p => new[] { p, 2 * p, 5 * p }).Where(Fits)];

        bool Fits(double value) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9);
    }

    /// <summary>A tick's number, as short as it is exact to 6 digits.</summary>
    public static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
