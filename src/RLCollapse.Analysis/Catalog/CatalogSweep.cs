using RLCollapse.Analysis.Results;
using RLCollapse.Runs;

namespace RLCollapse.Analysis.Catalog;

/// <summary>A sweep as a list shows it.</summary>
/// <param name="Folder">Full path.</param>
/// <param name="Question">What it asks; empty where its plan is damaged.</param>
/// <param name="Planned">Runs of its plan.</param>
/// <param name="Done">Of these, whose folders are there and have ended.</param>
/// <param name="Changed">When its plan or its tables were last written, in UTC.</param>
public sealed record CatalogSweep(string Folder, string Question, int Planned, int Done, DateTime Changed)
{
    /// <summary>Path below the results, such as <c>kl</c> or <c>kl/trials/…</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Reads the folder of a sweep.</summary>
    public static CatalogSweep Read(string folder, string resultsRoot)
    {
        var plan = PlanFile.Find(folder);
        return new(
            Path.GetFullPath(folder),
            plan?.Question ?? "",
            plan?.Jobs.Count ?? 0,
            plan?.Jobs.Count(job => RunFolder.HasEnded(job.RunFolder)) ?? 0,
            Directory.EnumerateFiles(folder).Max(File.GetLastWriteTimeUtc))
        {
            Name = RunCatalog.NameOf(folder, resultsRoot),
        };
    }
}
