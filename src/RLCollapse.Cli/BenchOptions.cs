using RLCollapse.Model;

namespace RLCollapse.Cli;

/// <summary>What <c>rlcollapse bench</c> measures.</summary>
public enum BenchWork
{
    /// <summary>One supervised step.</summary>
    Pretraining,

    /// <summary>Sampling responses.</summary>
    Rollout,

    /// <summary>PPO's update on a step's rollouts.</summary>
    Update,

    /// <summary>A whole RL step: rollout, reference, update.</summary>
    Iteration,

    /// <summary>Peak memory, in processes of their own.</summary>
    Memory,

    /// <summary>
    /// Time per token against the number of samples, for the first of the sizes, formats and threads, and time against the model's FLOPs.
    /// </summary>
    Growth,
}

/// <summary>A request for benchmarks.</summary>
public sealed record BenchOptions
{
    /// <summary>Files of <c>configs/model</c>, without their ending.</summary>
    public IReadOnlyList<string> Sizes { get; init; } = ["xs", "s", "m", "l"];

    /// <summary>Numbers of threads, each ≥ 1.</summary>
    public IReadOnlyList<int> Threads { get; init; } = [1, 2];

    /// <summary>What to measure.</summary>
    public IReadOnlyList<BenchWork> Work { get; init; } =
        [BenchWork.Pretraining, BenchWork.Rollout, BenchWork.Update, BenchWork.Iteration, BenchWork.Memory];

    /// <summary>Number formats of the products.</summary>
    public IReadOnlyList<ComputeType> Dtypes { get; init; } = [ComputeType.Float32, ComputeType.Bfloat16];

    /// <summary>Where all sides compute: <c>cpu</c> or <c>cuda</c>.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>Fewest timed runs of each work and side.</summary>
    public int Repeats { get; init; } = 7;

    /// <summary>Whether to leave out what takes long: the brief training, its natural lengths and the largest rollouts.</summary>
    public bool Quick { get; init; }

    /// <summary>File to write as well, <c>.md</c> or <c>.json</c>; null writes none.</summary>
    public string? Out { get; init; }

    /// <summary>Interpreter that has PyTorch; null looks for one.</summary>
    public string? Python { get; init; }

    /// <summary>The defaults of <c>--quick</c>: m, float32, one thread, the four works.</summary>
    public static BenchOptions QuickDefaults { get; } = new()
    {
        Sizes = ["m"],
        Threads = [1],
        Work = [BenchWork.Pretraining, BenchWork.Rollout, BenchWork.Update, BenchWork.Iteration],
        Dtypes = [ComputeType.Float32],
        Repeats = 5,
        Quick = true,
    };
}
