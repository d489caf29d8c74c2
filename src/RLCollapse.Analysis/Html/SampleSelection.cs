namespace RLCollapse.Analysis.Html;

/// <summary>
/// Which samples of a run a report carries, so that a page of a thousand runs still opens. Each run has an equal share of
/// <see cref="Most"/>. Where that is not enough for all, fewer probes are kept, always the first, the one that saw the collapse and the
/// last, and between them others at even distances; of each the same number of responses, the first of the file, which are of the same
/// problems at every probe.
/// </summary>
internal static class SampleSelection
{
    /// <summary>Most samples of a report, unless that were less than one of each of three probes of every run.</summary>
    public const int Most = 12_000;

    /// <summary>Responses of a probe below which no further probe is kept.</summary>
    public const int Fewest = 16;

    /// <summary>The share of one run.</summary>
    /// <param name="runs">How many there are.</param>
    public static int Share(int runs) => Math.Max(3, Most / Math.Max(1, runs));

    /// <summary>Selects among the samples of a run.</summary>
    /// <param name="probes">The samples of each probe, in turn.</param>
    /// <param name="collapse">Index of the probe that saw the collapse; −1 for none.</param>
    /// <param name="share">Most samples, at least 3.</param>
    /// <returns>Index and samples of each probe that is kept, in turn.</returns>
    public static IReadOnlyList<(int Probe, IReadOnlyList<T> Samples)> Of<T>(
        IReadOnlyList<IReadOnlyList<T>> probes, int collapse, int share)
    {
        if (probes.Sum(probe => probe.Count) <= share) return [.. probes.Index().Select(probe => (probe.Index, probe.Item))];
        var kept = Probes(probes.Count, collapse, Math.Max(3, share / Fewest));
        return [.. kept.Select(index => (index, (IReadOnlyList<T>)[.. probes[index].Take(share / kept.Count)]))];
    }

    private static SortedSet<int> Probes(int count, int collapse, int most)
    {
        var kept = new SortedSet<int> { 0, count - 1 };
        if (collapse >= 0) kept.Add(collapse);
        var others = Enumerable.Range(0, count).Except(kept).ToList();
        var room = Math.Min(others.Count, most - kept.Count);
        for (var i = 0; i < room; i++) kept.Add(others[(int)((i + 0.5) * others.Count / room)]);
        return kept;
    }
}
