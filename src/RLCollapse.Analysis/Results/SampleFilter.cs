using System.Globalization;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Results;

/// <summary>Which of a run's recorded samples are looked at.</summary>
/// <param name="Step">Step of the probe, or <c>first</c>, <c>last</c>.</param>
/// <param name="Format">Name of the format; every one when null.</param>
/// <param name="IsRight">Whether the answer has to be right; either when null.</param>
/// <param name="Problem">Beginning of the problem's id; any when empty.</param>
internal sealed record SampleFilter(string Step, string? Format, bool? IsRight, string Problem)
{
    /// <summary>The samples that meet it, in the order of the file.</summary>
    /// <exception cref="UserErrorException">There is no probe at that step, or the run has no such format.</exception>
    public IReadOnlyList<RecordedSample> Of(IReadOnlyList<RecordedSample> all, IReadOnlyList<string> formats)
    {
        if (Format is not null && !formats.Append(RunData.Malformed).Contains(Format))
            throw new UserErrorException($"The run has no format '{Format}': it has {string.Join(", ", formats)}, and malformed.");
        var step = StepOf(Step, all);
        return [.. all.Where(sample => sample.Step == step
            && (Format is null || sample.Format == Format)
            && (IsRight is null || sample.Correct == IsRight)
            && sample.Problem.StartsWith(Problem, StringComparison.Ordinal))];
    }

    /// <summary>The step that is meant.</summary>
    /// <exception cref="UserErrorException">No sample was recorded at it.</exception>
    public static int StepOf(string text, IReadOnlyList<RecordedSample> all)
    {
        var steps = all.Select(sample => sample.Step).Distinct().Order().ToList();
        return text switch
        {
            "first" => steps[0],
            "last" => steps[^1],
            _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var step) && steps.Contains(step) => step,
            _ => throw new UserErrorException($"No sample was recorded at step '{text}': there are first, last, "
                + $"{string.Join(", ", steps)}."),
        };
    }
}
