using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Runs;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting;

/// <summary>A figure of a run.</summary>
/// <param name="Name">Of its files.</param>
/// <param name="Build">Its panels, one below the other; none where the run has no numbers for it.</param>
public sealed record RunFigure(string Name, Func<RunData, IReadOnlyList<Plot>> Build)
{
    /// <summary>Height of all panels together in pixels.</summary>
    public int Height { get; init; } = FigureFrame.FigureHeight;
}

/// <summary>The figures of one run, drawn from its files alone.</summary>
public static class RunFigures
{
    /// <summary>Every figure; a new one is a line here.</summary>
    public static OpenList<RunFigure> All { get; } = new(figure => figure.Name,
    [
        new("format-mass", FormatMassFigure.Build),
        new("reward-and-accuracy", RewardAndAccuracyFigure.Build),
        new("kl-and-entropy", KlAndEntropyFigure.Build),
        new("pass-at-k", PassAtKFigure.Build),
        new("answers", AnswersFigure.Build) { Height = AnswersFigure.Height },
        new("pretraining", PretrainingFigure.Build),
    ]);

    /// <summary>Draws every figure that the run has numbers for into its folder <c>plots</c>.</summary>
    /// <param name="runFolder">Folder of a run, finished or not.</param>
    /// <param name="formats">File formats.</param>
    /// <param name="interrupt">Ends the drawing between two figures.</param>
    /// <returns>Paths of the files, in the order of drawing.</returns>
    /// <exception cref="UserErrorException">The folder is none of a run, nothing was measured as yet, or drawing failed.</exception>
    public static IReadOnlyList<string> Draw(string runFolder, IReadOnlyList<PlotFormat> formats, CancellationToken interrupt = default)
    {
        var run = RunData.Load(runFolder);
        var plots = Path.GetFullPath(Path.Combine(runFolder, RunFiles.Plots));
        Disk.MakeFolder(plots);
        TemporaryName.RemoveAbandoned(plots);
        var written = new List<string>();
        var figures = All.Items.Select(figure => (Figure: figure, Panels: figure.Build(run))).Where(figure => figure.Panels.Count > 0)
            .ToList();
        if (figures.Count == 0) throw new UserErrorException($"'{runFolder}' has no measurements yet: plot it after its first probe.");
        foreach (var (figure, panels) in figures)
        {
            foreach (var format in formats.Distinct())
            {
                interrupt.ThrowIfCancellationRequested();
                var path = Path.Combine(plots, $"{figure.Name}.{format.ToString().ToLowerInvariant()}");
                try
                {
                    FigureSaver.Save(FigurePicture.Stacked(FigureFrame.FigureWidth, figure.Height, panels), path, format);
                }
                catch (Exception error) when (FigureSaver.IsRefused(error))
                {
                    throw new UserErrorException($"'{path}' was not drawn: {error.Message}", error);
                }

                written.Add(path);
            }
        }

        return written;
    }
}
