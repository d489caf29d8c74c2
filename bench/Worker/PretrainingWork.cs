using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Benchmarks.Worker;

/// <summary><see cref="Pretrainer.Step"/> over the case's batches, which are the first ones of its own order.</summary>
internal sealed class PretrainingWork(Side side) : IWork
{
    private readonly Pretrainer _pretrainer = new(side.Policy(), side.Data, side.Config.Pretraining, Preparation.OrderOfExamples);
    private readonly RowsCase[] _batches = side.Case.Pretraining.Batches;

    /// <inheritdoc/>
    public Reply Run(Request request)
    {
        var step = request.Index % _batches.Length;
        var record = new MetricsRecord("pretraining", step);
        var seconds = Waiting.Seconds(side.Device, () => _pretrainer.Step(step, record));
        var batch = _batches[step];
        return new(seconds, [.. batch.Prompts.Select(p => p.Length)], [.. batch.Responses.Select(r => r.Length)],
            new() { ["loss"] = record["loss/train"] });
    }
}
