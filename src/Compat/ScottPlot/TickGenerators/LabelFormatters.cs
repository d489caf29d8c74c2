using System.Globalization;

namespace ScottPlot.TickGenerators;

/// <summary>Ways to write a number beside a tick.</summary>
public class LabelFormatters
{
    /// <summary>Whole and large numbers with thousands separators, others as short as they are exact.</summary>
    public static string Numeric(double value)
    {
        if (Math.Abs(value) > 1000 || value == Math.Truncate(value)) return value.ToString("N0", CultureInfo.InvariantCulture);
        var label = Math.Round(value, 10).ToString("G", CultureInfo.InvariantCulture);
        return label == "-0" ? "0" : label;
    }
}
