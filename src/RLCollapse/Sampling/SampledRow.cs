using RLCollapse.Common;

namespace RLCollapse.Sampling;

/// <summary>A response while it grows, with its own stream of random numbers.</summary>
internal sealed class SampledRow(int prompt, Seed seed, int capacity)
{
    private readonly SplitMix64 _random = seed.Generator();
    private readonly List<int> _tokens = new(capacity);
    private readonly List<float> _logProbs = new(capacity);
    private readonly List<float> _values = new(capacity);
    private bool _ended;

    public int Prompt => prompt;

    public bool Done => _ended;

    /// <summary>A number in [0, 1) with the 24 bits a float holds, so that it never rounds to 1.</summary>
    public float NextUniform() => (_random.Next() >> 40) * (1f / (1 << 24));

    public void Add(int token, float logProb, float value, int endId)
    {
        if (_ended) return;
        _tokens.Add(token);
        _logProbs.Add(logProb);
        _values.Add(value);
        _ended = token == endId;
    }

    public Response Finish() => new(prompt, [.. _tokens], [.. _logProbs], [.. _values], _ended);
}
