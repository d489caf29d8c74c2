using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Sweeps;

namespace RLCollapse.Analysis.Html;

/// <summary>A folder that a report is about: a run, or a sweep with all its finished runs.</summary>
/// <param name="Name">Of the run or the experiment.</param>
/// <param name="Finding">What became of the mixture, in a sentence.</param>
/// <param name="Facts">What else a reader should know first, a label and a text each.</param>
/// <param name="Arms">Runs that differ in nothing but the seed; a run by itself is an arm of one, a sweep whose runs are elsewhere has
/// none.</param>
internal sealed record ReportSource(
    string Name, string Finding, IReadOnlyList<(string Label, string Text)> Facts, IReadOnlyList<ReportArm> Arms)
{
    /// <summary>Whether it is a sweep.</summary>
    public bool IsSweep { get; init; }

    /// <summary>What was claimed and found, in the order of the file; none where nothing was judged.</summary>
    public IReadOnlyList<RecordedVerdict> Verdicts { get; init; } = [];

    /// <summary>What the experiment extends; null of a run, or where that is not known.</summary>
    public ExperimentBase? Base { get; init; }

    /// <summary>What stands of a sweep none of whose runs is here; null where there are runs.</summary>
    public RecordedSweep? Recorded { get; init; }
}
