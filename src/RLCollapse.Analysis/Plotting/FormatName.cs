using RLCollapse.Data;

namespace RLCollapse.Analysis.Plotting;

/// <summary>Names of formats in sentences.</summary>
public static class FormatName
{
    /// <summary>
    /// The name, in quotes where it is a common word, as those of answers to open questions are: “perhaps” leads, and perhaps it does not.
    /// </summary>
    public static string Quoted(string format) =>
        OutputFormats.All.Find(format) is { Domain: not ProblemDomain.Arithmetic } ? $"“{format}”" : format;
}
