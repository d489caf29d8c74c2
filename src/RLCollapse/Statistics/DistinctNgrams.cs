namespace RLCollapse.Statistics;

/// <summary>How varied the words of some texts are.</summary>
public static class DistinctNgrams
{
    /// <summary>Distinct n-grams by all n-grams (distinct-n, Li et al. 2016, arXiv 1510.03055); 0 where there are none.</summary>
    /// <param name="texts">Tokens of each text; no n-gram spans two.</param>
    /// <param name="n">n ≥ 1.</param>
    public static double Share(IEnumerable<IReadOnlyList<int>> texts, int n)
    {
        var (distinct, all) = Count(texts, n);
        return all == 0 ? 0 : distinct / (double)all;
    }

    /// <summary>
    /// Distinct n-grams by how many texts as long would have whose n-grams are all alike likely, V·(1 − ((V − 1)/V)^C) with C n-grams in
    /// all and V = vocabulary^n (EAD, Liu et al. 2022, arXiv 2202.13587): unlike <see cref="Share"/> it does not fall with length alone. 0
    /// where there are none.
    /// </summary>
    /// <param name="texts">Tokens of each text.</param>
    /// <param name="n">n ≥ 1.</param>
    /// <param name="vocabulary">Number of tokens there are, 2 or more.</param>
    public static double ExpectationAdjusted(IEnumerable<IReadOnlyList<int>> texts, int n, int vocabulary)
    {
        var (distinct, all) = Count(texts, n);
        var possible = Math.Pow(vocabulary, n);
        return all == 0 ? 0 : distinct / (possible * -double.ExpM1(all * double.LogP1(-1 / possible)));
    }

    private static (int Distinct, int All) Count(IEnumerable<IReadOnlyList<int>> texts, int n)
    {
        string[] ngrams = [.. texts.SelectMany(text => Enumerable.Range(0, Math.Max(0, text.Count - n + 1))
            .Select(start => string.Join(' ', text.Skip(start).Take(n))))];
        return (ngrams.Distinct().Count(), ngrams.Length);
    }
}
