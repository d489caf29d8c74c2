using System.Text.RegularExpressions;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>The figures of a sweep. Which are drawn follows from the axes that vary and from what was measured.</summary>
public static partial class SweepFigures
{
    private static readonly Func<SweepData, IEnumerable<SweepFigure>>[] All =
    [
        MassBySeedFigure.Build,
        PassBySeedFigure.Build,
        ResponsesFigure.Build,
        AccuracyByStepsFigure.Build,
        AxisFigure.Build,
        WinnerMapFigure.Build,
        HeatMapFigure.Build,
        TheoryFigure.Build,
        RegainedFigure.Build,
        ForecastFigure.Build,
    ];

    [GeneratedRegex(
        @"^(theory|regained|forecast|heat-map|(format-mass|pass-at-k|responses|accuracy-by-steps|winner-map)(-.+)?"
        + @"|(mass-|collapse-)?by-.+)\.(png|svg|pdf)$")]
    private static partial Regex Names();

    /// <summary>Whether a file has the name of one of these figures, of this plan or of another.</summary>
    public static bool IsName(string fileName) => Names().IsMatch(fileName);

    /// <summary>Draws every figure of a sweep.</summary>
    /// <param name="sweep">At least one finished run.</param>
    /// <param name="folder">Where the files go; made when missing.</param>
    /// <param name="formats">File formats.</param>
    /// <returns>Paths of the files, in the order of drawing.</returns>
    /// <exception cref="UserErrorException">Drawing failed.</exception>
    public static IReadOnlyList<string> Draw(SweepData sweep, string folder, IReadOnlyList<PlotFormat> formats)
    {
        Directory.CreateDirectory(folder);
        var written = new List<string>();
        foreach (var figure in All.SelectMany(build => build(sweep)))
        {
            foreach (var format in formats.Distinct())
            {
                var path = Path.Combine(folder, $"{FileName(figure.Name)}.{format.ToString().ToLowerInvariant()}");
                try
                {
                    FigureSaver.Save(figure.Picture(), path, format);
                }
                catch (Exception error) when (error is InvalidOperationException or IOException or UnauthorizedAccessException)
                {
                    throw new UserErrorException($"'{path}' was not drawn: {error.Message}", error);
                }

                written.Add(path);
            }
        }

        return written;
    }

    /// <summary>A name that every file system takes.</summary>
    private static string FileName(string name) =>
        string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-'));
}
