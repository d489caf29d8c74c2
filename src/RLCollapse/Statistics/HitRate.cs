namespace RLCollapse.Statistics;

/// <summary>How often something was so, of the runs in which it could be told.</summary>
/// <param name="Hits">0 … <paramref name="Count"/>.</param>
/// <param name="Count">n, possibly 0.</param>
public sealed record HitRate(int Hits, int Count)
{
    /// <summary>Hits / n; NaN for n = 0.</summary>
    public double Share => Hits / (double)Count;

    /// <summary>Wilson's 95 % interval; all of [0, 1] for n = 0.</summary>
    public (double Low, double High) Interval => Count == 0 ? (0, 1) : WilsonInterval.Of95(Hits, Count);

    /// <summary>"38 of 40"; a dash for n = 0.</summary>
    public string Counts => Count == 0 ? "–" : $"{Hits} of {Count}";

    /// <summary>Counts what is known.</summary>
    public static HitRate Of(IEnumerable<bool?> hits)
    {
        var known = hits.OfType<bool>().ToList();
        return new(known.Count(hit => hit), known.Count);
    }
}
