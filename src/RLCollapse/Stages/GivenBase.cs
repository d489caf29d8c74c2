using RLCollapse.HuggingFace;
using RLCollapse.Model;
using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>A base from elsewhere, in the place of pretraining: no steps, and the held-out losses once.</summary>
internal sealed class GivenBase : IStage
{
    private readonly StageContext _context;

    /// <summary>Gives the context's policy the weights.</summary>
    /// <param name="options">Say where they are.</param>
    /// <param name="context">Its policy has their shape, see <see cref="Preflight"/>.</param>
    public GivenBase(PretrainingOptions options, StageContext context)
    {
        _context = context;
        PolicyWeights.Restore(context.Policy, LlamaFolder.Open(options.From).Weights());
    }

    /// <inheritdoc/>
    public int Steps => 0;

    /// <inheritdoc/>
    public int CheckpointEvery => 1;

    /// <inheritdoc/>
    public int RecordEvery => 1;

    /// <inheritdoc/>
    public IReadOnlySet<int> Probes { get; } = new HashSet<int> { 0 };

    /// <inheritdoc/>
    public double EpochAt(int step) => 0;

    /// <inheritdoc/>
    public long Step(int step, MetricsRecord record) => throw new InvalidOperationException("A base from elsewhere is not trained.");

    /// <inheritdoc/>
    public IReadOnlyList<SampleRecord> Probe(int runStep, MetricsRecord record)
    {
        HeldOutLoss.Probe(_context.Policy, _context.Data, record);
        return [];
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
