using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>
/// Arms side by side, numbers or not: the values of the longest axis along x, a column of panels for each value of the next one, a figure
/// for each combination of the others.
/// </summary>
/// <param name="Name">Ending of the file name; empty where there is one figure only.</param>
/// <param name="Place">What the figure's arms have in common, in words; empty where there is one figure only.</param>
/// <param name="Axes">The axes along which its arms differ, in the plan's order.</param>
/// <param name="X">Where the values of the longest one stand.</param>
/// <param name="Columns">A title and an arm for each place on x, null where none is finished; each has one at least.</param>
public sealed record ArmColumns(
    string Name, string Place, IReadOnlyList<PlannedAxis> Axes, AxisScale X,
    IReadOnlyList<(string Title, IReadOnlyList<SweepArm?> Arms)> Columns)
{
    private static readonly PlannedAxis SeedsAlone = new(string.Empty, [], [string.Empty]);

    /// <summary>Every arm that has a finished run.</summary>
    public IEnumerable<SweepArm> Arms => Columns.SelectMany(column => column.Arms).OfType<SweepArm>();

    /// <summary>Width of a figure in pixels.</summary>
    public int Width => Columns.Count * PanelWidth;

    private int PanelWidth => Columns.Count switch { 1 => 800, 2 => 480, 3 => 400, 4 => 340, _ => 300 };

    /// <summary>Lays out the arms of a sweep.</summary>
    public static IReadOnlyList<ArmColumns> Of(SweepData sweep)
    {
        PlannedAxis[] axes = [.. sweep.Varied.OrderByDescending(axis => axis.Values.Count).Take(2)]; // along x, and along columns
        var x = AxisScale.SideBySide(axes.FirstOrDefault() ?? SeedsAlone);
        return
        [
            .. from place in SweepData.Product(sweep.Varied.Except(axes))
               let columns = Within(sweep, axes, place)
               where columns.Count > 0
               let name = string.Concat(place.Select(p => $"-{p.Axis.Name}-{p.Value}"))
               select new ArmColumns(name, AxisPanel.Name(place), [.. sweep.Varied.Where(axes.Contains)], x, columns),
        ];
    }

    /// <summary>What tells an arm from the others of its figure, in words; empty where it is the only one.</summary>
    public string NameOf(SweepArm arm) => string.Join(", ", Axes.Select(axis => axis.Label(arm.Coordinates[axis.Name])));

    /// <summary>The panels, row by row: a row has one scale, and x is named below the lowest.</summary>
    public IReadOnlyList<Panel> Panels(IReadOnlyList<ArmRow> rows) =>
    [
        .. from row in rows.Index()
           from column in Columns.Index()
           let title = row.Index == 0 ? column.Item.Title : string.Empty
           let xLabel = row.Index == rows.Count - 1 ? X.Label : string.Empty
           let yLabel = column.Index == 0 ? row.Item.YLabel : string.Empty
           let panel = new Panel(title, xLabel, yLabel, PanelWidth, rows.Count == 1 ? 400 : 250, Padding(row.Index, rows.Count))
           select Drawn(panel, row.Item, column.Item.Arms),
    ];

    /// <summary>As high in every row, with room for names of two lines below each.</summary>
    private static PixelPadding Padding(int row, int rows) =>
        rows == 1 ? Panel.InStack(row, rows) : row == rows - 1 ? new(70, 14, 58, 24) : new(70, 14, 44, 38);

    private Panel Drawn(Panel panel, ArmRow row, IReadOnlyList<SweepArm?> arms)
    {
        X.SetOn(panel);
        row.Y.SetOn(panel);
        X.GroundOn(panel);
        row.Draw(panel, X, arms);
        return panel;
    }

    private static IReadOnlyList<(string Title, IReadOnlyList<SweepArm?> Arms)> Within(
        SweepData sweep, IReadOnlyList<PlannedAxis> axes, IReadOnlyList<(PlannedAxis Axis, string Value)> place)
    {
        var along = SweepData.Product(axes.Take(1));
        return
        [
            .. from column in SweepData.Product(axes.Skip(1))
               let arms = along.Select(value => sweep.ArmsAt([.. place, .. column, .. value])
                   .FirstOrDefault(arm => arm.Runs.Count > 0)).ToList()
               where arms.Exists(arm => arm is not null)
               select (AxisPanel.Name(column), (IReadOnlyList<SweepArm?>)arms),
        ];
    }
}
