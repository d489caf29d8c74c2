using System.ComponentModel.DataAnnotations;

namespace RLCollapse.Runs;

/// <summary>Section <c>output</c>: what is written beside the metrics. It is no part of the run's identity.</summary>
public sealed record OutputOptions
{
    /// <summary>Sampled responses of each probed prompt kept in <c>samples.jsonl</c>, the first ones. Default 1.</summary>
    [Range(1, 65_536)]
    public int SamplesPerPrompt { get; init; } = 1;

    /// <summary>
    /// Most responses of a probe kept in <c>samples.jsonl</c>, the first of every prompt before the second of any; 0 keeps none. One is
    /// about 740 bytes: 660 kB for the 14 probes of 64 prompts of <c>configs/quickstart.json</c>. Default 1000000, which leaves none out.
    /// </summary>
    [Range(0, 1_000_000)]
    public int SamplesPerProbe { get; init; } = 1_000_000;

    /// <summary>Checkpoints that stay beside the two newest. Default <see cref="KeptCheckpoints.Newest"/>.</summary>
    public KeptCheckpoints KeepCheckpoints { get; init; } = KeptCheckpoints.Newest;

    /// <summary>File formats of the plots. Default PNG and SVG.</summary>
    public IReadOnlyList<PlotFormat> Plots { get; init; } = [PlotFormat.Png, PlotFormat.Svg];
}

/// <summary>Which checkpoints of a run stay.</summary>
public enum KeptCheckpoints
{
    /// <summary>The two newest.</summary>
    Newest,

    /// <summary>Also that of the probe that saw the collapse, written for it.</summary>
    Collapse,

    /// <summary>All.</summary>
    All,
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
