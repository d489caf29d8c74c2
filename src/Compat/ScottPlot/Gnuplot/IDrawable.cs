namespace ScottPlot.Gnuplot;

/// <summary>Something that can write itself into a gnuplot script.</summary>
internal interface IDrawable
{
    /// <summary>Adds its data, plot elements or labels to the panel.</summary>
    void Draw(PanelScript panel);
}
