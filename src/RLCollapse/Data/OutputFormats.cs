using RLCollapse.Common;
using RLCollapse.Data.Tasks.Arithmetic.Formats;

namespace RLCollapse.Data;

/// <summary>Formats by name. <see cref="All"/> is the one list: vocabulary, defaults, configs, metric keys and figures take theirs from it.</summary>
public sealed class OutputFormats
{
    /// <summary>Every format there is, in the order of the vocabulary, of plots and of tables. New words come last, so append.</summary>
    public static OutputFormats All { get; } = new(
    [
        new PythonFormat(),
        new LlmCodeFormat(),
        new ProseFormat(),
        new LatexFormat(),
        new TerseFormat(),
    ]);

    /// <summary>A list of formats.</summary>
    /// <param name="formats">In order.</param>
    /// <exception cref="ArgumentException">Two have the same name, or the opener of one is the beginning of another's.</exception>
    public OutputFormats(IReadOnlyList<IOutputFormat> formats)
    {
        foreach (var (i, format) in formats.Index())
        {
            foreach (var other in formats.Where((_, j) => j != i))
            {
                if (format.Name == other.Name) throw new ArgumentException($"There are two formats '{format.Name}'.", nameof(formats));
                if ($"{other.Opener} ".StartsWith($"{format.Opener} ", StringComparison.Ordinal))
                {
                    throw new ArgumentException($"The opener '{format.Opener}' of '{format.Name}' begins that of '{other.Name}', '{other.Opener}'.", nameof(formats));
                }
            }
        }

        Formats = formats;
        Names = [.. formats.Select(format => format.Name)];
    }

    /// <summary>The formats, in order.</summary>
    public IReadOnlyList<IOutputFormat> Formats { get; }

    /// <summary>Names that <c>data.formats</c> may list, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>These formats and one more.</summary>
    public OutputFormats With(IOutputFormat format) => new([.. Formats, format]);

    /// <summary>The format of that name.</summary>
    /// <exception cref="UserErrorException">There is none; the message gives the nearest name and all of them.</exception>
    public IOutputFormat Get(string name) =>
        Formats.FirstOrDefault(format => format.Name == name) ?? throw new UserErrorException(
            $"data.formats: there is no format '{name}'."
            + (NearestPath.Find(name, Names) is { } nearest ? $" Did you mean '{nearest}'?" : string.Empty)
            + $" Formats are {string.Join(", ", Names)}.");

    /// <summary>The formats of those names, in that order.</summary>
    /// <exception cref="UserErrorException">A name is unknown or occurs twice, or there is none at all.</exception>
    public IReadOnlyList<IOutputFormat> Select(IReadOnlyList<string> names)
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
