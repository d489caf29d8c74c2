using RLCollapse.Rewards;
using RLCollapse.Runs;
using RLCollapse.Theory;

namespace RLCollapse.Preferences;

/// <summary>
/// Pays for the group of raters that is worst off (MaxMin-RLHF, arXiv 2402.08925): r = Σ λ_u·r_u, each group's score r_u told as its
/// gain over the base on training questions, in standard deviations of the base's responses there, since else the group whose scale is
/// lowest would count as the worst off. After each step of RL a
/// group's weight falls with what the step's rollouts were worth to it, so that policy and weights come to <see cref="MaxMinOptimum"/>.
/// </summary>
/// <remarks>
/// Not the least r_u of each response: that pays for what no group minds, min within the expectation, and has another optimum. The paper
/// takes the worst group's reward alone in each step; weights that move slowly come to the same policy without its jumps.
/// </remarks>
/// <param name="model">With a decoder for each group.</param>
/// <param name="compared">Responses of the base to training questions.</param>
/// <param name="rate">η of <see cref="MultiplicativeWeights"/> a step.</param>
public sealed class MaxMinReward(RewardModel model, IReadOnlyList<PreferencePair> compared, double rate) : IResponseScorer
{
    private readonly RewardModel _scaled = model.ScaledBy(compared);
    private double[] _weights = Even(model);
    private double[] _sums = new double[model.Groups];
    private int _responses;

    /// <summary>The reward model.</summary>
    public RewardModel Model => model;

    /// <summary>λ of each group, sum 1.</summary>
    public IReadOnlyList<double> Weights => _weights;

    /// <inheritdoc/>
    public IReadOnlyList<double> Of(string prompt, IReadOnlyList<int[]> responses)
    {
        var scores = _scaled.OfGroups(prompt, responses);
        for (var group = 0; group < scores.Count; group++) _sums[group] += scores[group].Sum();
        _responses += responses.Count;
        return [.. responses.Select((_, i) => _weights.Select((weight, group) => weight * scores[group][i]).Sum())];
    }

    /// <summary>Makes all groups count as much, as at the start of a stage.</summary>
    public void Restart() => _weights = Even(model);

    /// <summary>What has been scored so far counts for no step.</summary>
    public void BeginStep() => (_sums, _responses) = (new double[model.Groups], 0);

    /// <summary>Moves the weights by what was scored since <see cref="BeginStep"/>.</summary>
    /// <param name="record">Gets <c>group_weight/N</c>, the weights that the step was paid by.</param>
    public void EndStep(MetricsRecord record)
    {
        for (var group = 0; group < _weights.Length; group++) record[$"group_weight/{group + 1}"] = _weights[group];
        if (_responses > 0) _weights = MultiplicativeWeights.Next(_weights, [.. _sums.Select(sum => sum / _responses)], rate);
    }

    /// <summary>Writes the weights.</summary>
    public void Save(BinaryWriter writer)
    {
        foreach (var weight in _weights) writer.Write(weight);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader) => _weights = [.. _weights.Select(_ => reader.ReadDouble())];

    private static double[] Even(RewardModel model) => [.. Enumerable.Repeat(1.0 / model.Groups, model.Groups)];
}
