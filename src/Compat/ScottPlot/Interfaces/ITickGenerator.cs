namespace ScottPlot;

/// <summary>Chooses the ticks of an axis.</summary>
public interface ITickGenerator
{
    /// <summary>The ticks chosen last.</summary>
    Tick[] Ticks { get; }

    /// <summary>More ticks than this are never drawn.</summary>
    int MaxTickCount { get; set; }
}
