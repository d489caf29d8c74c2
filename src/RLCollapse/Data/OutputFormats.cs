using RLCollapse.Common;
using RLCollapse.Data.Tasks.Arithmetic.Formats;

namespace RLCollapse.Data;

/// <summary>Every format there is, by name.</summary>
public static class OutputFormats
{
    private static readonly IOutputFormat[] All =
        [new PythonFormat(), new LlmCodeFormat(), new ProseFormat(), new LatexFormat(), new TerseFormat()];

    /// <summary>Names that <c>data.formats</c> may list.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(format => format.Name)];

    /// <summary>The format of that name.</summary>
    /// <exception cref="UserErrorException">There is none; the message gives the nearest name and all of them.</exception>
    public static IOutputFormat Get(string name) =>
        All.FirstOrDefault(format => format.Name == name) ?? throw new UserErrorException(
            $"data.formats: there is no format '{name}'."
            + (NearestPath.Find(name, Names) is { } nearest ? $" Did you mean '{nearest}'?" : string.Empty)
            + $" Formats are {string.Join(", ", Names)}.");

    /// <summary>The formats of those names, in that order.</summary>
    /// <exception cref="UserErrorException">A name is unknown or occurs twice, or there is none at all.</exception>
    public static IReadOnlyList<IOutputFormat> Select(IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            throw new UserErrorException($"data.formats is empty: list at least one of {string.Join(", ", Names)}.");
        }

        var twice = names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null) throw new UserErrorException($"data.formats lists '{twice.Key}' {twice.Count()} times: list it once.");
        return [.. names.Select(Get)];
    }
}
