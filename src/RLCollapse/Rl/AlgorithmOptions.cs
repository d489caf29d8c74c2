using System.ComponentModel.DataAnnotations;

namespace RLCollapse.Rl;

/// <summary>Section <c>rl.value</c>: the value head and its loss.</summary>
public sealed record ValueOptions
{
    /// <summary>Weight of the value loss beside the policy loss. Default 0.1.</summary>
    [Range(0.0, 100.0)]
    public double Coefficient { get; init; } = 0.1;

    /// <summary>Range around the old value within which a new value may move; 0 does not clip. Default 0.2.</summary>
    [Range(0.0, 100.0)]
    public double ClipRange { get; init; } = 0.2;

    /// <summary>Learning rate of the value head. Default 1e-3.</summary>
    [Range(0.0, 1.0)]
    public double LearningRate { get; init; } = 1e-3;
}

/// <summary>Section <c>rl.grpo</c>: how a group's scores are scaled.</summary>
public sealed record GrpoOptions
{
    /// <summary>What the centered scores are divided by. Default <see cref="GroupStd.Sample"/>.</summary>
    public GroupStd Std { get; init; } = GroupStd.Sample;

    /// <summary>Added to the standard deviation. Default 1e-6.</summary>
    [Range(1e-12, 1.0)]
    public double Epsilon { get; init; } = 1e-6;
}

/// <summary>Standard deviations of a group of n.</summary>
public enum GroupStd
{
    /// <summary>With divisor n − 1, as TRL and verl do.</summary>
    Sample,

    /// <summary>With divisor n.</summary>
    Population,

    /// <summary>No scaling, as in Dr. GRPO (arXiv 2503.20783).</summary>
    None,
}

/// <summary>Section <c>rl.reinforcePlusPlus</c>.</summary>
public sealed record ReinforcePlusPlusOptions
{
    /// <summary>Whether the mean of each prompt's group is subtracted first (the paper's REINFORCE++-baseline). Default true.</summary>
    public bool GroupBaseline { get; init; } = true;
}

/// <summary>Section <c>rl.expertIteration</c>: a step is an iteration, and its responses the corpus.</summary>
public sealed record ExpertIterationOptions
{
    /// <summary>What an iteration trains. Default <see cref="ExpertIterationStart.Policy"/>.</summary>
    public ExpertIterationStart Start { get; init; } = ExpertIterationStart.Policy;

    /// <summary>Whether equal responses to a prompt count once. Default true.</summary>
    public bool Deduplicate { get; init; } = true;
}

/// <summary>Where each iteration of expert iteration starts.</summary>
public enum ExpertIterationStart
{
    /// <summary>The policy as it stands goes on.</summary>
    Policy,

    /// <summary>The base, with a new optimizer, as in STaR (arXiv 2203.14465) and ReST-EM (arXiv 2312.06585).</summary>
    Base,
}
