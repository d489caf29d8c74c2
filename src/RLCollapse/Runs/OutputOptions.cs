using System.ComponentModel.DataAnnotations;

namespace RLCollapse.Runs;

/// <summary>Section <c>output</c>: what is written beside the metrics. It is no part of the run's identity.</summary>
public sealed record OutputOptions
{
    /// <summary>Sampled responses of each probe kept in <c>samples.jsonl</c>. Default 32.</summary>
    [Range(0, 1_000_000)]
    public int SamplesPerProbe { get; init; } = 32;

    /// <summary>File formats of the plots. Default PNG and SVG.</summary>
    public IReadOnlyList<PlotFormat> Plots { get; init; } = [PlotFormat.Png, PlotFormat.Svg];
}

/// <summary>Picture file formats.</summary>
public enum PlotFormat
{
    /// <summary>Bitmap.</summary>
    Png,

    /// <summary>Vector, for the web; its texts are texts.</summary>
    Svg,

    /// <summary>Vector, for papers; it carries its font.</summary>
    Pdf,
}
