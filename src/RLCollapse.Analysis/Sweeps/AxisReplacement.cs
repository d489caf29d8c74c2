using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Results;
using RLCollapse.Config;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>
/// Options of the command line or the environment that an axis varies: the option takes the axis's place, which is then one of a single
/// value; of an axis of several paths the others still vary. Exclusions and claims that speak of other values are left out.
/// </summary>
internal static class AxisReplacement
{
    /// <summary>The experiment with its axes replaced.</summary>
    /// <param name="experiment">As its file has it.</param>
    /// <param name="overrides">Options of the command line, each <c>path=value</c>.</param>
    /// <param name="environment">Environment variables.</param>
    /// <returns>The experiment, and what is to be said of it, a line for each axis.</returns>
    public static (Experiment Experiment, IReadOnlyList<string> Remarks) Of(
        Experiment experiment, IReadOnlyList<string> overrides, IReadOnlyDictionary<string, string> environment)
    {
        var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (path, value, _) in ConfigLoader.OptionsIn(environment)) options[path] = value;
        foreach (var parts in overrides.Select(text => text.Split('=', 2)).Where(parts => parts.Length == 2))
            options[parts[0].Trim()] = parts[1].Trim();
        var remarks = new List<string>();
        foreach (var axis in experiment.Axes.Where(axis => axis.Paths.Any(options.ContainsKey)))
        {
            var given = axis.Paths.Where(options.ContainsKey).Select(path => $"{path}={options[path]}");
            var replaced = Replaced(experiment, axis, options);
            var left = replaced.Claims.Count == experiment.Claims.Count ? "" : ", and claims that speak of its other values are left out: "
                + string.Join(", ", experiment.Claims.Except(replaced.Claims).Select(claim => claim.Id));
            remarks.Add($"{string.Join(' ', given)} takes the place of the {axis.Values.Count} values of axis '{axis.Name}'{left}");
            experiment = replaced;
        }

        return (experiment, remarks);
    }

    private static Experiment Replaced(Experiment experiment, PlannedAxis axis, IReadOnlyDictionary<string, string> options)
    {
        var kept = axis.Paths.Index().Where(path => !options.ContainsKey(path.Item)).ToArray();
        var single = string.Join('/', axis.Paths.Select(path => options.GetValueOrDefault(path, "")));
        string Without(string[] parts) => string.Join('/', kept.Select(path => parts[path.Index]));
        var values = axis.Values.GroupBy(value => kept.Length == 0 ? axis.Find(single) ?? single : Without(value.Split('/')))
            .ToDictionary(group => group.Key, group => group.First());
        var now = axis with
        {
            Paths = kept.Length > 0 ? [.. kept.Select(path => path.Item)] : axis.Paths,
            Values = [.. values.Keys],
            Added = [],
            Labels = axis.Labels.Where(label => values.ContainsKey(label.Key)).ToDictionary(),
        };
        var deltas = experiment.Deltas.ToDictionary();
        foreach (var (text, before) in values) deltas[(axis.Name, text)] = experiment.Deltas[(axis.Name, before)];
        bool Holds(IReadOnlyDictionary<string, IReadOnlyList<string>>? places) =>
            places is null || !places.TryGetValue(axis.Name, out var named) || named.All(value => values.ContainsKey(value));
        return experiment with
        {
            Axes = [.. experiment.Axes.Select(one => one == axis ? now : one)],
            Deltas = deltas,
            Exclusions = [.. experiment.Exclusions.Where(one => Holds(one.Places))],
            Claims = [.. experiment.Claims.Where(claim => Holds(claim.Where) && Holds(claim.Against))],
        };
    }
}
