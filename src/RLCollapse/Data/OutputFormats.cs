using RLCollapse.Common;
using RLCollapse.Data.Tasks.Arithmetic.Formats;
using RLCollapse.Data.Tasks.Files.Formats;
using RLCollapse.Data.Tasks.Names.Formats;
using RLCollapse.Data.Tasks.Programs.Formats;
using RLCollapse.Data.Tasks.Tales.Formats;

namespace RLCollapse.Data;

/// <summary>Every format there is: defaults, configs, metric keys and figures take theirs from this list.</summary>
public static class OutputFormats
{
    /// <summary>In the order of a vocabulary, of plots and of tables; a new one is a line here.</summary>
    public static OpenList<IOutputFormat> All { get; } = new(
        format => format.Name,
        [
            new PythonFormat(),
            new LlmCodeFormat(),
            new ProseFormat(),
            new LatexFormat(),
            new TerseFormat(),
            .. NameWording.All,
            .. NameList.All,
            .. ProgramShape.All,
            .. TaleOpening.All,
            .. Gsm8kFormats.All,
        ],
        Clash);

    /// <summary>The tracked formats of a config, those that it defines itself too, in the order of <c>data.formats</c>.</summary>
    /// <exception cref="UserErrorException">A name is unknown, of another task or occurs twice, or there is none at all.</exception>
    public static IReadOnlyList<IOutputFormat> Of(DataOptions data) => data.Reads.Count == 0 ? Select(data.Formats, data.Domain)
        : [.. data.Formats.Select(OwnFormats.Of(data).ToDictionary(format => format.Name).GetValueOrDefault).OfType<IOutputFormat>()];

    /// <summary>What to say of a name that no format has.</summary>
    /// <param name="name">As typed.</param>
    /// <param name="names">Those that there are.</param>
    internal static string Unknown(string name, IReadOnlyList<string> names) => $"there is no format '{PlainText.Shown(name)}'; "
        + (NearestPath.Find(name, names) is { } near ? $"did you mean {near}?" : $"known: {string.Join(", ", names)}");

    /// <summary>Names of a task's formats, in order.</summary>
    public static IReadOnlyList<string> NamesOf(ProblemDomain domain) =>
        [.. All.Items.Where(format => format.Domain == domain).Select(format => format.Name)];

    /// <summary>The format of that name.</summary>
    /// <exception cref="UserErrorException">There is none; the message gives the nearest name and all of them.</exception>
    public static IOutputFormat Get(string name) =>
        All.Find(name) ?? throw new UserErrorException(
            $"data.formats: there is no format '{name}'."
            + (NearestPath.Find(name, All.Names) is { } nearest ? $" Did you mean '{nearest}'?" : string.Empty)
            + $" Formats are {string.Join(", ", All.Names)}.");

    /// <summary>The formats of those names, in that order.</summary>
    /// <exception cref="UserErrorException">A name is unknown, of another task or occurs twice, or there is none at all.</exception>
    public static IReadOnlyList<IOutputFormat> Select(IReadOnlyList<string> names, ProblemDomain domain)
    {
        if (names.Count == 0)
        {
            throw new UserErrorException($"data.formats is empty: list at least one of {string.Join(", ", NamesOf(domain))}.");
        }

        var twice = names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null) throw new UserErrorException($"data.formats lists '{twice.Key}' {twice.Count()} times: list it once.");
        IOutputFormat[] formats = [.. names.Select(Get)];
        var other = formats.FirstOrDefault(format => format.Domain != domain);
        return other is null ? formats : throw new UserErrorException($"data.formats: {OfAnotherTask(other, domain)}.");
    }

    /// <summary>What to say of a format in a task that is not its own.</summary>
    internal static string OfAnotherTask(IOutputFormat format, ProblemDomain domain) =>
        $"'{format.Name}' writes solutions of {EnumNames.Of(format.Domain)} problems, and data.domain is {EnumNames.Of(domain)}; "
        + $"its formats are {string.Join(", ", NamesOf(domain))}";

    /// <summary>A format's mass is exact where no opener is the beginning of another of its task.</summary>
    private static string? Clash(IOutputFormat one, IOutputFormat other) =>
        one.Domain != other.Domain ? null : Beginning(one, other) ?? Beginning(other, one);

    private static string? Beginning(IOutputFormat of, IOutputFormat other) =>
        of.Opener.Length > 0 && $"{other.Opener} ".StartsWith($"{of.Opener} ", StringComparison.Ordinal)
            ? $"The opener '{of.Opener}' of '{of.Name}' begins that of '{other.Name}', '{other.Opener}'."
            : null;
}
