using RLCollapse.Model;
using RLCollapse.Objectives;
using RLCollapse.Runs;

namespace RLCollapse.Rl;

/// <summary>What a learning rule works with.</summary>
/// <param name="Policy">Learns; its weights change in place.</param>
/// <param name="Reference">The frozen base.</param>
/// <param name="Options">All of <c>rl</c>.</param>
/// <param name="TotalSteps">Steps of the whole stage, for the learning-rate schedule.</param>
/// <param name="Observer">Receives warnings.</param>
public sealed record LearnerContext(
    ILanguageModel Policy, ILanguageModel Reference, RlOptions Options, int TotalSteps, IRunObserver Observer);

/// <summary>A learning rule: what <c>rl.algorithm</c> names.</summary>
/// <param name="Name">As configs write it.</param>
/// <param name="Title">As figures and documents write it.</param>
/// <param name="Create">Makes it.</param>
public sealed record RlAlgorithm(string Name, string Title, Func<LearnerContext, ILearner> Create)
{
    /// <summary>Proximal policy optimization (arXiv 1707.06347).</summary>
    public const string Ppo = "ppo";

    /// <summary>Group-relative policy optimization (arXiv 2402.03300), with its variants Dr. GRPO and DAPO by options.</summary>
    public const string Grpo = "grpo";

    /// <summary>REINFORCE with a leave-one-out baseline (arXiv 2402.14740).</summary>
    public const string Rloo = "rloo";

    /// <summary>REINFORCE++ (arXiv 2501.03262).</summary>
    public const string ReinforcePlusPlus = "reinforce-plus-plus";

    /// <summary>Training on the policy's own paid responses (arXiv 1705.08439, 2312.06585).</summary>
    public const string ExpertIteration = "expert-iteration";

    /// <summary>The option by which it compares the responses of a group, below <c>rl</c>; null where it compares none.</summary>
    public Func<RlOptions, string?> ComparesGroupsBy { get; init; } = _ => null;

    /// <summary>
    /// Options below <c>rl</c>, or whole sections of them, that it does not read: they stand outside a run's identity. Where it does not
    /// say, it reads all.
    /// </summary>
    public IReadOnlyList<string> IdleOptions { get; init; } = [];

    /// <summary>
    /// Whether it maximizes E[reward] − β·KL(policy ‖ base), so that the optimum is known in closed form. Where it does not say, it does
    /// not.
    /// </summary>
    public Func<RlOptions, bool> HasClosedForm { get; init; } = _ => false;

    /// <summary>An algorithm that is advantages and an objective.</summary>
    /// <param name="name">As configs write it.</param>
    /// <param name="title">As figures and documents write it.</param>
    /// <param name="estimator">Its advantages.</param>
    /// <param name="objective">The policy's part of its loss. Default: the clipped surrogate.</param>
    public static RlAlgorithm PolicyGradient(
        string name, string title, Func<RlOptions, IAdvantageEstimator> estimator, Func<RlOptions, PolicyObjective>? objective = null) =>
        new(name, title, context => new PolicyGradient(estimator(context.Options), (objective ?? Clipped)(context.Options), context));

    private static PolicyObjective Clipped(RlOptions options) => PolicyObjective.Clipped(options.Clip.Ratio, options.Clip.High);
}
