using RLCollapse.Common;
using RLCollapse.Kernels;
using RLCollapse.Objectives;
using RLCollapse.Runs;
using static TorchSharp.torch;

namespace RLCollapse.Rl;

/// <summary>
/// The penalty to the base, the same for every algorithm: an estimator, a placement and a controller, chosen independently.
/// The KL is measured whatever the coefficient is.
/// </summary>
/// <param name="options">Of <c>rl</c>: the three choices, and the length of an epoch.</param>
public sealed class KlPenalty(RlOptions options)
{
    private readonly KlController _controller = new(options);
    private double _klPerSequence;

    /// <summary>
    /// What to know of a choice that holds the policy less than it seems to; null where there is nothing to say. OPTIMA.md has the reasons.
    /// </summary>
    /// <param name="options">All of <c>rl</c>.</param>
    public static string? Caution(RlOptions options) => options switch
    {
        // expert iteration filters by the rewards and takes no gradient of them
        { Kl.Coefficient: 0 } or { Algorithm: RlAlgorithm.ExpertIteration } => null,
        { Kl: { Placement: KlPlacement.Loss, Estimator: KlEstimatorKind.K1 } } =>
            "rl.kl.estimator=k1 with rl.kl.placement=loss holds nothing: its gradient is 0 in expectation. "
            + "Take k2 or exact, or rl.kl.placement=reward.",
        { Kl: { Placement: KlPlacement.Reward, Estimator: KlEstimatorKind.K2 or KlEstimatorKind.K3 } } =>
            $"rl.kl.estimator={EnumNames.Of(options.Kl.Estimator)} with rl.kl.placement=reward pushes what has fallen below the base "
            + "down further. Take k1, or rl.kl.placement=loss.",
        _ => null,
    };

    /// <summary>β of the loss, 0 when the penalty is placed in the reward.</summary>
    public double LossCoefficient => options.Kl.Placement == KlPlacement.Loss ? _controller.Coefficient : 0;

    /// <summary>Measures the KL of a step's rollouts and writes it, the step's β and their product.</summary>
    public void Measure(RolloutBatch batch, int step, MetricsRecord record)
    {
        _klPerSequence = Tokens(batch, KlEstimatorKind.K1).sum(-1).mean().Value();
        record["kl_penalty"] = _controller.Coefficient * _klPerSequence;
        record["kl_coefficient"] = _controller.Coefficient;
        record["kl_to_base_sampled"] = _klPerSequence;
    }

    /// <summary>Rewards of each token, less the penalty when it is placed there.</summary>
    /// <returns>(B, R)</returns>
    public Tensor Penalized(RolloutBatch batch) => options.Kl.Placement == KlPlacement.Reward && _controller.Coefficient > 0
        ? TokenRewards.Penalized(batch.Rewards_BR, Tokens(batch, options.Kl.Estimator), _controller.Coefficient)
        : batch.Rewards_BR;

    /// <summary>Lets the controller answer to the KL that was measured.</summary>
    public void Adapt() => _controller.Update(_klPerSequence);

    /// <summary>Writes β.</summary>
    public void Save(BinaryWriter writer) => writer.Write(_controller.Coefficient);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader) => _controller.Coefficient = reader.ReadDouble();

    private static Tensor Tokens(RolloutBatch batch, KlEstimatorKind estimator) =>
        MaskedMath.Only(KlEstimator.OfTokens(batch.OldLogProbs_BR, batch.BaseLogProbs_BR, estimator), batch.Tokens.Mask_BR);
}
