using RLCollapse.Model;
using RLCollapse.Rl;
using RLCollapse.Runs;

namespace RLCollapse.Benchmarks.Worker;

/// <summary><see cref="RlTrainer.Step"/>: rollout, judging, reference, update.</summary>
internal sealed class IterationWork : IWork
{
    private readonly Side _side;
    private readonly int _promptsPerStep;
    private readonly RlTrainer _trainer;

    /// <param name="side">The case.</param>
    /// <param name="promptsPerStep">Prompts a step; a minibatch stays as large as with the case's own number.</param>
    public IterationWork(Side side, int promptsPerStep)
    {
        var rl = side.Config.Rl;
        var minibatches = Math.Max(1, rl.Optimizer.Minibatches * promptsPerStep / rl.Sampling.PromptsPerStep);
        var options = rl with
        {
            Sampling = rl.Sampling with { PromptsPerStep = promptsPerStep },
            Optimizer = rl.Optimizer with { Minibatches = minibatches },
        };
        (_side, _promptsPerStep) = (side, promptsPerStep);
        _trainer = new RlTrainer(options, side.Config.Experiment.Seed, side.Data, side.Policy(), side.Policy(), side.Reward(),
            NullObserver.Instance);
    }

    /// <inheritdoc/>
    public Reply Run(Request request)
    {
        var record = new MetricsRecord("rl", request.Index);
        var tokens = 0L;
        var seconds = Waiting.Seconds(_side.Device, () => tokens = _trainer.Step(request.Index, record));
        return new(seconds, Prompts(), Lengths(tokens),
            new() { ["policy_loss"] = record["loss/policy"], ["kl"] = record["kl_to_base_sampled"] });
    }

    /// <summary>The trainer keeps its prompts to itself; those of the case have the same lengths on average.</summary>
    private int[] Prompts()
    {
        var mean = (int)Math.Round(_side.Case.Prompts.Average(p => p.Length));
        return [.. Enumerable.Repeat(mean, _promptsPerStep * _side.Config.Rl.Sampling.SamplesPerPrompt)];
    }

    /// <summary>As many tokens as were sampled, spread evenly over the rows.</summary>
    private int[] Lengths(long tokens)
    {
        var rows = _promptsPerStep * _side.Config.Rl.Sampling.SamplesPerPrompt;
        return [.. Enumerable.Range(0, rows).Select(row => (int)(((row + 1) * tokens / rows) - (row * tokens / rows)))];
    }
}
