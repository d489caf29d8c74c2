using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>Lays out panels of arms side by side, in one row or several for each line of arms.</summary>
/// <param name="facets">The arms.</param>
/// <param name="hasRows">Whether an arm has several panels, one below the other.</param>
internal sealed class CurveGrid(Facets facets, bool hasRows)
{
    /// <summary>Panels per row.</summary>
    public int Columns { get; } = hasRows ? facets.Panels.Count switch { <= 5 => facets.Panels.Count, 6 or 9 => 3, _ =>
        4 } : facets.Columns;

    /// <summary>Width of a panel in pixels.</summary>
    public int Width => Columns switch { 1 => 800, 2 => 500, 3 => 400, 4 => hasRows ? 340 : 400, _ => 300 };

    /// <summary>Height of a panel in pixels.</summary>
    public int Height => hasRows ? Columns == 1 ? 300 : 230 : Columns switch { 1 => 440, 2 => 340, _ => 300 };

    /// <summary>The panels, row by row; where a line of arms is short, empty ones fill it.</summary>
    /// <param name="rows">Panels of an arm.</param>
    /// <param name="draw">Draws one: its row, the arm, whether y is named, and whether nothing is drawn below.</param>
    public IReadOnlyList<Panel> Panels(int rows, Func<int, (string Title, SweepArm Arm), bool, bool, Panel> draw)
    {
        var lines = facets.Panels.Chunk(Columns).ToList();
        return
        [
            .. from line in Enumerable.Range(0, lines.Count)
               from row in Enumerable.Range(0, rows)
               from column in Enumerable.Range(0, Columns)
               let isLowest = row == rows - 1 && (line == lines.Count - 1 || column >= lines[line + 1].Length)
               where column < lines[line].Length || !(line == lines.Count - 1 && row == rows - 1)
               select column < lines[line].Length ? draw(row, lines[line][column], column == 0, isLowest) : Panel.Empty(Width, Height),
        ];
    }
}
