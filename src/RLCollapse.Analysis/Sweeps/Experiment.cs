using System.Text;
using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>An experiment file, <c>experiments/NAME/experiment.json</c>: a question, a config, the axes that vary it and claims.</summary>
/// <param name="File">Full path.</param>
/// <param name="Question">What it is to answer, one sentence.</param>
/// <param name="Source">Where the claims come from; empty when they are new.</param>
/// <param name="Axes">The plan is their product less the exclusions, the last one fastest.</param>
/// <param name="Claims">What it claims; possibly nothing.</param>
public sealed record Experiment(string File, string Question, string Source, IReadOnlyList<PlannedAxis> Axes, IReadOnlyList<Claim> Claims)
{
    /// <summary>Name of the folder that the file is in.</summary>
    public string Name => NameOf(File);

    /// <summary>Jobs of the product that are left out.</summary>
    public IReadOnlyList<Exclusion> Exclusions { get; init; } = [];

    /// <summary>What each value of each axis sets.</summary>
    internal IReadOnlyDictionary<(string Axis, string Value), ConfigDelta> Deltas { get; init; } =
        new Dictionary<(string, string), ConfigDelta>();

    /// <summary>What every job starts from.</summary>
    internal ConfigDelta Config { get; init; } = new("", 1, "{}");

    /// <summary>Reads an experiment.</summary>
    /// <param name="path">The file or its folder.</param>
    /// <exception cref="UserErrorException">Something is wrong; the message lists all of it.</exception>
    public static Experiment Load(string path)
    {
        var (experiment, issues) = ExperimentReader.Read(path);
        return issues.Count == 0 ? experiment! : throw Mistakes(path, issues);
    }

    /// <summary>The experiment with other numbers on an axis of one path.</summary>
    /// <param name="changed">The axis, with at least one value before.</param>
    internal Experiment With(PlannedAxis changed)
    {
        var axis = Axes.First(axis => axis.Name == changed.Name);
        var line = Deltas[(axis.Name, axis.Values[0])].Line;
        var deltas = Deltas.ToDictionary();
        foreach (var value in changed.Values.Except(axis.Values))
        {
            var number = JsonPart.Read(Encoding.UTF8.GetBytes(value), line);
            deltas[(axis.Name, value)] = new(File, line, OptionJson.Nest([(axis.Paths[0], number)]));
        }

        return this with { Axes = [.. Axes.Select(one => one == axis ? changed : one)], Deltas = deltas };
    }

    /// <summary>The name of an experiment from where it is; it need not be read.</summary>
    /// <param name="path">The file or its folder.</param>
    public static string NameOf(string path)
    {
        var full = Path.GetFullPath(path);
        return Path.GetFileName(Path.TrimEndingDirectorySeparator(Directory.Exists(full) ? full : Path.GetDirectoryName(full)!));
    }

    /// <summary>One error for everything that is wrong.</summary>
    internal static UserErrorException Mistakes(string path, IReadOnlyCollection<ConfigIssue> issues) =>
        JsonChecks.Mistakes($"The experiment {path}", issues);
}
