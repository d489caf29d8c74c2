using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Html;

/// <summary>Runs that differ in nothing but the seed.</summary>
/// <param name="Label">What they have that others have not.</param>
/// <param name="Runs">At least one.</param>
internal sealed record ReportArm(string Label, IReadOnlyList<ReportRun> Runs);

/// <summary>A run in a report.</summary>
/// <param name="Name">Of its folder.</param>
/// <param name="Folder">Where its files are.</param>
/// <param name="Seed">What tells it from the others of its arm; empty where it is the only one.</param>
/// <param name="Data">Its measurements.</param>
internal sealed record ReportRun(string Name, string Folder, string Seed, RunData Data);
