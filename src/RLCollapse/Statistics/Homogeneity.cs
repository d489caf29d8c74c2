namespace RLCollapse.Statistics;

/// <summary>How alike the answers of several models to one question are, from their distributions over the same answers.</summary>
/// <param name="Intra">Probability [0, 1] that two answers of one model are the same: Σ p², mean over models.</param>
/// <param name="Inter">The same of answers of two models: Σ p·q, mean over pairs of models.</param>
/// <param name="Cosine">Cosine [0, 1] of two models' distributions, mean over pairs of models.</param>
/// <param name="EnsembleGain">Entropy of the mean distribution less the mean of the entropies: what asking another model each time adds to
/// the variety of asking one, in nats from 0 to ln of their number.</param>
public sealed record Homogeneity(double Intra, double Inter, double Cosine, double EnsembleGain)
{
    /// <summary>Of two models at least.</summary>
    /// <param name="models">Element [model][answer], non-negative, each of sum 1.</param>
    public static Homogeneity Of(IReadOnlyList<IReadOnlyList<double>> models)
    {
        if (models.Count < 2) throw new ArgumentException($"{models.Count} models cannot be compared", nameof(models));
        var pairs = from a in Enumerable.Range(0, models.Count) from b in Enumerable.Range(a + 1, models.Count - a - 1) select (a, b);
        double[] same = [.. models.Select(model => SameAnswer(model, model))];
        (double Inter, double Cosine)[] of = [.. pairs.Select(pair => SameAnswer(models[pair.a], models[pair.b]) is var inter
            ? (inter, inter / Math.Sqrt(same[pair.a] * same[pair.b])) : default)];
        var mean = Enumerable.Range(0, models[0].Count).Select(answer => models.Average(model => model[answer]));
        return new(same.Average(), of.Average(pair => pair.Inter), of.Average(pair => pair.Cosine),
            Diversity.Entropy(mean) - models.Average(Diversity.Entropy));
    }

    /// <summary>Probability [0, 1] that an answer of one model is that of the other.</summary>
    public static double SameAnswer(IReadOnlyList<double> one, IReadOnlyList<double> other) => one.Zip(other, (p, q) => p * q).Sum();
}
