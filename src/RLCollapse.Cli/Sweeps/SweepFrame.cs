using RLCollapse.Analysis.Sweeps;
using RLCollapse.Cli.Progress;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RLCollapse.Cli.Sweeps;

/// <summary>One picture of the live display: a bar of the whole sweep and one of each job at work.</summary>
internal static class SweepFrame
{
    private const int Cells = 24;

    /// <summary>Builds the picture; every line is cut to the terminal's width.</summary>
    public static IRenderable Of(SweepProgress progress, int width) => new Rows(
        progress.Running.Select(job => Line(job)).Prepend($"{LiveFrame.Bar(progress.Fraction, Cells)} {SweepMilestones.Text(progress)}")
            .Select(line => new Text(line.Length <= width ? line : line[..width])));

    private static string Line(JobProgress job)
    {
        var bar = LiveFrame.Bar(job.Steps > 0 ? (double)job.Step / job.Steps : 0, Cells);
        return $"{bar} #{job.Job.Index} {job.Job.Id}: {(job.Stage == "starting" ? job.Stage : $"{job.Stage} {job.Step}/{job.Steps}")}";
    }
}
