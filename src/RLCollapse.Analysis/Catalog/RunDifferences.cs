namespace RLCollapse.Analysis.Catalog;

/// <summary>What sets runs apart from the others of their experiment.</summary>
public static class RunDifferences
{
    /// <summary>
    /// Of each run the options that not all listed runs of its experiment share, each as <c>coefficient=0.3</c>: with as much of the path
    /// as tells it from the others.
    /// </summary>
    /// <param name="runs">Runs of any experiments.</param>
    /// <returns>Folder → text, empty where nothing differs.</returns>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyList<CatalogRun> runs) =>
        runs.GroupBy(run => run.Experiment).SelectMany(InExperiment).ToDictionary(pair => pair.Folder, pair => pair.Text);

    private static IEnumerable<(string Folder, string Text)> InExperiment(IEnumerable<CatalogRun> same)
    {
        var runs = same.ToList();
        var paths = runs.SelectMany(run => run.Options.Keys).Distinct()
            .Where(path => path != "experiment.name" && runs.Select(run => run.Options.GetValueOrDefault(path)).Distinct().Count() > 1)
            .ToList();
        foreach (var run in runs)
        {
            yield return (run.Folder, string.Join(' ',
                paths.Where(run.Options.ContainsKey).Select(path => $"{Short(path, paths)}={run.Options[path]}")));
        }
    }

    private static string Short(string path, IReadOnlyList<string> paths)
    {
        for (var at = path.LastIndexOf('.'); at >= 0; at = at == 0 ? -1 : path.LastIndexOf('.', at - 1))
        {
            if (paths.Count(other => other == path[(at + 1)..] || other.EndsWith(path[at..], StringComparison.Ordinal)) == 1)
                return path[(at + 1)..];
        }

        return path;
    }
}
