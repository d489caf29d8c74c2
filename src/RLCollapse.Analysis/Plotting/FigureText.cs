namespace RLCollapse.Analysis.Plotting;

/// <summary>Words in titles and labels.</summary>
public static class FigureText
{
    /// <summary>A name of more than 14 letters in two lines, cut at the blank or behind the hyphen nearest its middle.</summary>
    public static string TwoLines(string name)
    {
        if (name.Length <= 14) return name;
        var cuts = Enumerable.Range(1, name.Length - 2).Where(i => name[i] is '-' or ' ').ToList();
        if (cuts.Count == 0) return name;
        var cut = cuts.MinBy(i => Math.Abs(i - (name.Length / 2))) + 1;
        return $"{name[..cut].TrimEnd()}\n{name[cut..]}";
    }
}
