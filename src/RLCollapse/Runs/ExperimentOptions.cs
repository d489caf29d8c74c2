using System.ComponentModel.DataAnnotations;
using RLCollapse.Common;
using RLCollapse.Config;

namespace RLCollapse.Runs;

/// <summary>Section <c>experiment</c>: name, seed and machine settings.</summary>
public sealed record ExperimentOptions
{
    /// <summary>Readable prefix of the run id: letters, digits, '-', '_' and '.'. Default <c>run</c>.</summary>
    [RegularExpression(SafeName.Pattern)]
    public string Name { get; init; } = "run";

    /// <summary>Root of every random number of the run. Default 0.</summary>
    [Range(0, int.MaxValue)]
    public int Seed { get; init; }

    /// <summary>
    /// Which of several models of a seed: each has a corpus, first weights and samples drawn anew, in the world of the seed. Default 0.
    /// </summary>
    [Range(0, 1_000)]
    public int Member { get; init; }

    /// <summary>Root of what is drawn for this model: the seed itself, or for a further member one that is far from it.</summary>
    internal int Draws => (int)((Seed + (1_000_003L * Member)) % (int.MaxValue + 1L));

    /// <summary><c>auto</c> (CUDA when there is one), <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>. Default <c>cpu</c>.</summary>
    [RegularExpression("auto|cpu|cuda(:[0-9]+)?")]
    public string Device { get; init; } = "cpu";

    /// <summary>CPU threads; 0 takes every core. Results are the same bits for any number. Default 0.</summary>
    [Range(0, 1024)]
    [OutsideIdentity]
    public int Threads { get; init; }
}
