using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>Which jobs of a plan are meant: those at some values of an axis.</summary>
/// <param name="Axis">Its name.</param>
/// <param name="Values">Values, however their numbers are written, or labels; any of them.</param>
public sealed record JobSelection(string Axis, IReadOnlyList<string> Values)
{
    /// <summary>Reads <c>axis=value</c> or <c>axis=value,value</c>.</summary>
    /// <exception cref="UserErrorException">It is neither.</exception>
    public static JobSelection Read(string text)
    {
        var (axis, values) = text.Split('=', 2) is [var before, var after] ? (before.Trim(), after) : ("", "");
        string[] named = [.. values.Split(',').Select(value => value.Trim())];
        return axis.Length > 0 && named.All(value => value.Length > 0)
            ? new(axis, named)
            : throw new UserErrorException("--only takes axis=value or axis=value,value, such as seed=0; "
                + $"found '{PlainText.Shown(text)}'.");
    }

    /// <summary>The jobs that are at a value of every axis that is named; an axis that is named twice has the values of both.</summary>
    /// <param name="selections">None for all jobs.</param>
    /// <param name="axes">The plan's.</param>
    /// <param name="jobs">The plan's.</param>
    /// <param name="coordinates">Axis and value of a job.</param>
    /// <exception cref="UserErrorException">There is no such axis or value, or no job is at all of them.</exception>
    public static IReadOnlyList<T> Of<T>(
        IReadOnlyList<JobSelection> selections, IReadOnlyList<PlannedAxis> axes, IReadOnlyList<T> jobs,
        Func<T, IReadOnlyList<(string Axis, string Value)>> coordinates)
    {
        var wanted = selections.GroupBy(one => one.Axis).ToDictionary(
            group => group.Key, group => group.SelectMany(one => one.In(axes)).ToHashSet());
        T[] found = [.. jobs.Where(job => coordinates(job).All(at =>
            !wanted.TryGetValue(at.Axis, out var values) || values.Contains(at.Value)))];
        return found.Length > 0 ? found : throw new UserErrorException("No job is at "
            + $"{string.Join(' ', selections.Select(one => $"{one.Axis}={string.Join(',', one.Values)}"))}: the experiment excludes it.");
    }

    private IEnumerable<string> In(IReadOnlyList<PlannedAxis> axes)
    {
        var axis = axes.FirstOrDefault(one => one.Name == Axis) ?? throw new UserErrorException(
            $"--only: the sweep has no axis '{PlainText.Shown(Axis)}'{JsonChecks.Nearest(Axis, [.. axes.Select(one => one.Name)])}");
        return Values.Select(value => axis.Find(value) ?? axis.Labels.FirstOrDefault(label => label.Value == value).Key
            ?? throw new UserErrorException($"--only: axis '{Axis}' has no value {PlainText.Shown(value)}; it has "
                + $"{string.Join(", ", axis.Values)}."));
    }
}
