using RLCollapse.Analysis.Sweeps;
using RLCollapse.Cli.Progress;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RLCollapse.Cli.Sweeps;

/// <summary>One picture of the live display: a bar of the whole sweep and one of each job at work.</summary>
internal static class SweepFrame
{
    private const int TextWidth = 44; // of "12/40 jobs done (79 %), 1 failed, 2 min left"

    /// <summary>Builds the picture; bars leave room for the texts, and every line is cut to the terminal's width.</summary>
    public static IRenderable Of(SweepProgress progress, int width)
    {
        var cells = Math.Clamp(width - TextWidth, 4, 24);
        return new Rows(progress.Running.Select(job => Line(job, cells))
            .Prepend($"{LiveFrame.Bar(progress.Fraction, cells)} {SweepMilestones.Text(progress)}")
            .Select(line => new Text(line.Length <= width ? line : line[..width])));
    }

    private static string Line(JobProgress job, int cells)
    {
        var bar = LiveFrame.Bar(job.Steps > 0 ? (double)job.Step / job.Steps : 0, cells);
        return $"{bar} #{job.Job.Index} {job.Job.Id}: {(job.Stage == "starting" ? job.Stage : $"{job.Stage} {job.Step}/{job.Steps}")}";
    }
}
