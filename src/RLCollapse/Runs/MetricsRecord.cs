namespace RLCollapse.Runs;

/// <summary>One line of <c>metrics.jsonl</c>: a step or a probe with its numbers, in the order they were added.</summary>
/// <param name="phase">Section of the stage, such as <c>pretraining</c> or <c>rl</c>.</param>
/// <param name="step">Steps of the stage done (optimizer steps in supervised ones, RL steps in RL) when the numbers were taken; a training
/// step counts itself.</param>
public sealed class MetricsRecord(string phase, int step)
{
    private readonly OrderedDictionary<string, double> _values = [];

    /// <summary>Section of the stage, such as <c>pretraining</c> or <c>rl</c>.</summary>
    public string Phase => phase;

    /// <summary>The step the numbers belong to.</summary>
    public int Step => step;

    /// <summary>Key → number. The keys are a contract: see the README.</summary>
    public IReadOnlyDictionary<string, double> Values => _values;

    /// <summary>Sets or reads one number; reading a key that is not there gives NaN.</summary>
    public double this[string key]
    {
        get => _values.TryGetValue(key, out var value) ? value : double.NaN;
        set => _values[key] = value;
    }

    /// <summary>Whether the key is there.</summary>
    public bool Has(string key) => _values.ContainsKey(key);
}
