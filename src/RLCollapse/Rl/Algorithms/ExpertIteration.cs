using RLCollapse.Common;
using RLCollapse.Model;
using RLCollapse.Objectives;
using RLCollapse.Runs;
using static TorchSharp.torch;

namespace RLCollapse.Rl.Algorithms;

/// <summary>
/// Expert iteration (Anthony et al. 2017, arXiv 1705.08439; for language models STaR, arXiv 2203.14465, and ReST-EM, arXiv
/// 2312.06585): a step's responses that were paid are kept, a repeated one once, and the policy is trained on them as on a
/// corpus: loss = −Σ w·log p.
/// </summary>
/// <remarks>
/// A step is an iteration: its prompts times its samples are the corpus, <c>rl.optimizer.updateEpochs</c> the passes over it.
/// With a KL penalty in the reward, a response is kept when it was paid and still is after the penalty (as RAFT ranks, arXiv
/// 2304.06767); in the loss the penalty is added to it. Nothing kept: nothing is learned, and the step says so.
/// The guard's limit does not apply, since retraining from the base is meant to leave the sampling policy.
/// </remarks>
public sealed class ExpertIteration : PenalizedLearner
{
    /// <summary>In the list of algorithms.</summary>
    public static RlAlgorithm Algorithm { get; } =
        new(RlAlgorithm.ExpertIteration, "expert iteration", context => new ExpertIteration(context))
        {
            IdleOptions = ["value", "grpo", "reinforcePlusPlus", "clip", "advantages", "guard"],
        };

    private readonly ILanguageModel _policy;
    private readonly ILanguageModel _reference;
    private readonly ExpertIterationOptions _options;
    private readonly IRunObserver _observer;

    /// <param name="context">What it works with.</param>
    public ExpertIteration(LearnerContext context)
        : base(context.Options, new MinibatchUpdate(context with { Options = Unlimited(context.Options) }, PolicyObjective.Likelihood,
            hasCritic: false)) =>
        (_policy, _reference, _options, _observer) =
            (context.Policy, context.Reference, context.Options.ExpertIteration, context.Observer);

    private protected override void Learn(RolloutBatch batch, int step, Seed seed, MetricsRecord record)
    {
        var kept = Kept(batch);
        record["expert_iteration/kept"] = kept.Length;
        record["expert_iteration/kept_fraction"] = kept.Length / (double)batch.Rewards_BR.shape[0];
        if (kept.Length == 0)
        {
            _observer.Warn($"RL step {step + 1}: no response earned anything, so expert iteration has nothing to learn from; raise "
                + "rl.sampling.samplesPerPrompt or rl.sampling.promptsPerStep, or pretrain longer.");
        }
        else
        {
            if (_options.Start == ExpertIterationStart.Base) StartFromBase();
            using var corpus = batch.Rows(tensor(kept, device: batch.Rewards_BR.device));
            Minibatches.Run(corpus, new(corpus.Tokens.Mask_BR, null), Penalty.LossCoefficient, step, seed, record);
        }
    }

    /// <summary>Rows that were paid, before and after the penalty; of those with equal prompt and response the first.</summary>
    private long[] Kept(RolloutBatch batch)
    {
        var paid = batch.Rewards_BR.sum(-1).cpu().data<float>().ToArray();
        var penalized = Penalty.Penalized(batch).sum(-1).cpu().data<float>().ToArray();
        var rows = Enumerable.Range(0, paid.Length).Where(row => paid[row] > 0 && penalized[row] > 0);
        if (!_options.Deduplicate) return [.. rows.Select(row => (long)row)];
        var tokens = batch.Tokens.Tokens_BT.cpu().data<long>().ToArray();
        var lengths = batch.Tokens.Mask_BR.sum(-1).cpu().data<float>().ToArray(); // where a row's prompt ends
        var width = tokens.Length / paid.Length;
        return [.. rows.DistinctBy(row => $"{lengths[row]}: {string.Join(' ', tokens.AsSpan(row * width, width).ToArray())}")
            .Select(row => (long)row)];
    }

    private static RlOptions Unlimited(RlOptions options) => options with { Guard = options.Guard with { MaxKlPerToken = 0 } };

    private void StartFromBase()
    {
        _policy.CopyFrom(_reference);
        Minibatches.ForgetMoments();
    }
}
