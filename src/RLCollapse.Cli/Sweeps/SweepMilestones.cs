using RLCollapse.Analysis.Sweeps;
using RLCollapse.Cli.Progress;

namespace RLCollapse.Cli.Sweeps;

/// <summary>A line at each tenth of a sweep.</summary>
/// <param name="say">Takes the lines.</param>
internal sealed class SweepMilestones(Action<string> say)
{
    private int? _tenth;

    /// <summary>Receives where the sweep is.</summary>
    public void Report(SweepProgress progress)
    {
        var tenth = (int)Math.Floor((progress.Fraction * 10) + 1e-9);
        if (tenth > (_tenth ??= tenth)) say(Text(progress));
        _tenth = Math.Max(tenth, _tenth.Value);
    }

    /// <summary>Jobs, percent and time left on one line.</summary>
    public static string Text(SweepProgress progress)
    {
        string[] parts =
        [
            $"{progress.Done}/{progress.Jobs} jobs done ({Math.Floor((progress.Fraction * 100) + 1e-9)} %)",
            progress.Failed > 0 ? $"{progress.Failed} failed" : "",
            progress.Remaining is { } left && progress.Fraction < 1 ? $"{ProgressText.Duration(left)} left" : "",
        ];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }
}
