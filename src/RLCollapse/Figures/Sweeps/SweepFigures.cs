using RLCollapse.Config;
using RLCollapse.Runs;

namespace RLCollapse.Figures.Sweeps;

/// <summary>The figures of a sweep. Which are drawn follows from the axes that vary and from what was measured.</summary>
public static class SweepFigures
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

    private static readonly string[] Kinds =
        ["format-mass", "pass-at-k", "responses", "accuracy-by-steps", "by-", "mass-by-", "collapse-by-", "winner-map", "heat-map", "theory", "regained", "forecast"];

    /// <summary>Whether a file may be one of these figures, of this plan or of another.</summary>
    public static bool IsName(string fileName) =>
        Enum.GetNames<PlotFormat>().Any(format => fileName.EndsWith("." + format, StringComparison.OrdinalIgnoreCase)) && Kinds.Any(kind => fileName.StartsWith(kind, StringComparison.Ordinal));

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
                    figure.Save(path, format);
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
    private static string FileName(string name) => string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-'));
}
