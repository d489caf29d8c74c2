using System.Globalization;
using RLCollapse.Statistics;

namespace RLCollapse.Analysis.Results;

/// <summary>Numbers as figures and tables write them.</summary>
public static class NumberText
{
    /// <summary>A share or accuracy with two decimals, or three where two would make 0 or 1 of it.</summary>
    public static string Share(double value)
    {
        var text = value.ToString("0.00", CultureInfo.InvariantCulture);
        if (text is not ("0.00" or "-0.00" or "1.00") || value is 0 or 1) return text;
        var longer = value.ToString("0.000", CultureInfo.InvariantCulture);
        return longer == "-0.000" ? "0.000" : longer;
    }

    /// <summary>Nats, losses, rewards: three significant digits without an exponent where that is short.</summary>
    public static string Value(double value)
    {
        var size = Math.Abs(value);
        var format = size >= 1e5 ? "0.0e+0" : size >= 100 ? "0" : size >= 10 ? "0.0" : "0.00";
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>A coefficient or epoch as short as it is exact.</summary>
    public static string Short(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>"0.95 [0.84, 0.99]"; a dash where there are no runs.</summary>
    public static string ShareAndInterval(ClusteredShare rate) =>
        rate.Count == 0 ? "–" : $"{Share(rate.Share)} [{Share(rate.Low)}, {Share(rate.High)}]";

    /// <summary>"a → b".</summary>
    public static string Change(double before, double after) => $"{Share(before)} → {Share(after)}";
}
