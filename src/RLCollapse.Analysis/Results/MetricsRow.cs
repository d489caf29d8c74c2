namespace RLCollapse.Analysis.Results;

/// <summary>One line of <c>metrics.jsonl</c>.</summary>
/// <param name="Phase">Section of the stage, such as <c>pretraining</c> or <c>rl</c>.</param>
/// <param name="Values">Key → number, <c>step</c> included.</param>
public sealed record MetricsRow(string Phase, IReadOnlyDictionary<string, double> Values)
{
    /// <summary>The number of a key; NaN where it is absent.</summary>
    public double this[string key] => Values.TryGetValue(key, out var value) ? value : double.NaN;

    /// <summary>The line with another step and epoch.</summary>
    public MetricsRow At(double step, double epoch) =>
        this with { Values = new Dictionary<string, double>(Values) { ["step"] = step, ["epoch"] = epoch } };

    /// <summary>Whether the key has a finite number.</summary>
    public bool Has(string key) => double.IsFinite(this[key]);
}
