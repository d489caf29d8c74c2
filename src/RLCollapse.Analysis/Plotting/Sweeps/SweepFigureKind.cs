using System.IO.Enumeration;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>A kind of figure of a sweep: one figure, one a place or one an axis.</summary>
/// <param name="Names">
/// What its files are called, without ending; <c>*</c> stands for anything. By these names figures of arms that are no more are
/// known, and removed.
/// </param>
/// <param name="Build">The figures; none where the sweep has no numbers for them.</param>
public sealed record SweepFigureKind(IReadOnlyList<string> Names, Func<SweepData, IEnumerable<SweepFigure>> Build)
{
    /// <summary>Whether one of its figures may be called so.</summary>
    public bool Covers(string name) => Names.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false));
}
