using RLCollapse.Model;
using RLCollapse.Rewards;
using RLCollapse.Rl;
using RLCollapse.Runs;
using RLCollapse.Sampling;
using static TorchSharp.torch;

namespace RLCollapse.Benchmarks.Worker;

/// <summary><see cref="PolicyGradient.Update"/> on the case's rollouts: advantages, then two minibatches.</summary>
internal sealed class UpdateWork : IWork
{
    private readonly UpdateCase _case;
    private readonly RolloutBatch _batch;
    private readonly ILearner _learner;
    private readonly Device _device;

    public UpdateWork(Side side)
    {
        (_case, _device) = (side.Case.Update, side.Device);
        ILanguageModel policy = side.Policy(), reference = side.Policy();
        var responses = _case.Responses.Select((tokens, i) =>
            new Response(i, tokens, _case.LogProbs[i], _case.Values[i], tokens[^1] == side.Case.End));
        var outcomes = _case.Rewards.Select(reward => new Outcome(0, null, reward > 0, reward));
        _batch = RolloutBatch.Create(_case.Prompts, [.. responses], [.. outcomes], null, reference, side.Config.Rl, side.Case.Pad);
        _learner = Learners.Create(policy, reference, side.Config.Rl, side.Config.Rl.TotalSteps(), NullObserver.Instance);
    }

    /// <inheritdoc/>
    public Reply Run(Request request)
    {
        var record = new MetricsRecord("rl", 0);
        var seconds = Waiting.Seconds(_device, () => _learner.Update(_batch, _batch, 0, Preparation.OrderOfRows, record));
        var numbers = new Dictionary<string, double> { ["policy_loss"] = record["loss/policy"], ["value_loss"] = record["loss/value"],
            ["gradient_norm"] = record["gradient_norm"] };
        return new(seconds, [.. _case.Prompts.Select(p => p.Length)], [.. _case.Responses.Select(r => r.Length)], numbers);
    }
}
