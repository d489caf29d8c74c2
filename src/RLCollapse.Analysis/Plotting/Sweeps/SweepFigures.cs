using System.Security.Cryptography;
using System.Text;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>The figures of a sweep. Which are drawn follows from the axes that vary and from what was measured.</summary>
public static class SweepFigures
{
    private const int LongestName = 180;

    /// <summary>Every kind, in the order of drawing; a new one is a line here.</summary>
    public static OpenList<SweepFigureKind> All { get; } = new(kind => kind.Names[0],
    [
        new(["format-mass", "format-mass-*"], MassBySeedFigure.Build),
        new(["pass-at-k", "pass-at-k-*"], PassBySeedFigure.Build),
        new(["responses", "responses-*"], ResponsesFigure.Build),
        new(["open-answers", "open-answers-*"], OpenAnswersFigure.Build),
        new(["answer-masses", "answer-masses-*"], AnswerMassesFigure.Build),
        new(["list-against-answer", "list-against-answer-*"], ListAgainstAnswerFigure.Build),
        new(["word-variety", "word-variety-*"], WordVarietyFigure.Build),
        new(["entropy-split", "entropy-split-*"], EntropySplitFigure.Build),
        new(["entropy-by-stage", "entropy-by-stage-*"], EntropyByStageFigure.Build),
        new(["typicality"], TypicalityFigure.Build),
        new(["homogeneity"], HomogeneityFigure.Build),
        new(["accuracy-by-steps", "accuracy-by-steps-*"], AccuracyByStepsFigure.Build),
        new(["by-*", "collapse-by-*", "mass-by-*"], AxisFigure.Build),
        new(["winner-map", "winner-map-*"], WinnerMapFigure.Build),
        new(["heat-map"], HeatMapFigure.Build),
        new(["theory"], TheoryFigure.Build),
        new(["regained"], RegainedFigure.Build),
        new(["forecast"], ForecastFigure.Build),
    ]);

    /// <summary>Whether a file has the name of one of these figures, of this plan or of another.</summary>
    public static bool IsName(string fileName) =>
        Enum.GetValues<PlotFormat>().Any(format => fileName.EndsWith(Ending(format), StringComparison.Ordinal))
        && All.Items.Any(kind => kind.Covers(Path.GetFileNameWithoutExtension(fileName)));

    /// <summary>Draws every figure of a sweep.</summary>
    /// <param name="sweep">At least one finished run.</param>
    /// <param name="folder">Where the files go; made when missing.</param>
    /// <param name="formats">File formats.</param>
    /// <returns>Paths of the files, in the order of drawing.</returns>
    /// <exception cref="UserErrorException">Drawing failed.</exception>
    /// <exception cref="InvalidOperationException">A figure has none of the names of its kind.</exception>
    public static IReadOnlyList<string> Draw(SweepData sweep, string folder, IReadOnlyList<PlotFormat> formats)
    {
        Disk.MakeFolder(folder);
        TemporaryName.RemoveAbandoned(folder);
        var written = new List<string>();
        foreach (var figure in All.Items.SelectMany(kind => Figures(kind, sweep)))
        {
            foreach (var format in formats.Distinct())
            {
                var path = Path.Combine(folder, figure.Name + Ending(format));
                try
                {
                    FigureSaver.Save(figure.Picture(), path, format);
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

    private static IEnumerable<SweepFigure> Figures(SweepFigureKind kind, SweepData sweep)
    {
        var trial = sweep.Plan.IsTrial ? $"a trial with {string.Join(", ", sweep.Plan.Departures)} · " : "";
        foreach (var figure in kind.Build(sweep).Select(figure => figure with
        {
            Name = FileName(figure.Name),
            Header = figure.Header with { Caption = trial + figure.Header.Caption },
        }))
        {
            yield return kind.Covers(figure.Name)
                ? figure
                : throw new InvalidOperationException(
                    $"The figure '{figure.Name}' has none of the names of its kind in {nameof(SweepFigures)}.{nameof(All)}: "
                    + $"{string.Join(", ", kind.Names)}.");
        }
    }

    private static string Ending(PlotFormat format) => $".{format.ToString().ToLowerInvariant()}";

    /// <summary>A name that every file system takes; a long one is cut and told apart by its hash.</summary>
    private static string FileName(string name)
    {
        var plain = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-'));
        return plain.Length <= LongestName
            ? plain
            : $"{plain[..LongestName]}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..12]}";
    }
}
