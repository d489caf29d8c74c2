using RLCollapse.Runs;

namespace RLCollapse.Learning;

/// <summary>Means of an update's numbers over its minibatches.</summary>
internal sealed class UpdateSums
{
    private static readonly string[] Keys =
        ["loss/policy", "loss/value", "gradient_norm", "approximate_kl_per_token", "clip_fraction", "value_clip_fraction"];

    private readonly double[] _sums = new double[Keys.Length];

    public int Count { get; private set; }

    public void Add(params ReadOnlySpan<double> numbers)
    {
        for (var i = 0; i < numbers.Length; i++) _sums[i] += numbers[i];
        Count++;
    }

    public void Write(MetricsRecord record)
    {
        if (Count == 0) return;
        for (var i = 0; i < Keys.Length; i++) record[Keys[i]] = _sums[i] / Count;
    }
}
