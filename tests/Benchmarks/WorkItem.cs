using RLCollapse.Benchmarks.Worker;
using RLCollapse.Cli;

namespace RLCollapse.Benchmarks;

/// <summary>A line of the report: what is asked of both sides, and what a run of it costs.</summary>
/// <param name="Name">As the report calls it.</param>
/// <param name="Request">Without its index.</param>
/// <param name="Tokens">Real tokens of a run.</param>
/// <param name="Flops">Of a run.</param>
internal sealed record WorkItem(string Name, Request Request, Func<Reply, long> Tokens, Func<ModelShape, Reply, double> Flops)
{
    private const int SamplesPerPrompt = 8;

    private static readonly int[] RolloutRows = [64, 256, 1024];

    /// <summary>The lines that options ask for, in order.</summary>
    public static IReadOnlyList<WorkItem> Of(BenchOptions options) => [.. options.Work.Distinct().Order().SelectMany(work => Of(work, options.Quick))];

    /// <summary>A whole RL step.</summary>
    public static WorkItem Iteration { get; } = new("iteration, 256 rows", new("iteration"), Sampled, IterationFlops);

    /// <summary>A supervised step.</summary>
    public static WorkItem Pretraining { get; } = new("pretraining step, 64 rows", new("pretraining"), Whole, TrainingFlops);

    private static IEnumerable<WorkItem> Of(BenchWork work, bool quick) => work switch
    {
        BenchWork.Pretraining => [Pretraining],
        BenchWork.Rollout => [.. RolloutRows.Take(quick ? 2 : 3).Select(rows => Rollout(rows, ends: false)), .. quick ? (WorkItem[])[] : [Rollout(256, ends: true)]],
        BenchWork.Update => [new("PPO update, 256 rows", new("update"), Whole, TrainingFlops)],
        BenchWork.Iteration => [Iteration],
        _ => [],
    };

    private static WorkItem Rollout(int rows, bool ends) =>
        new($"rollout, {rows} rows{(ends ? ", own ends" : "")}", new("rollout") { Rows = rows, Ends = ends }, Sampled, RolloutFlops);

    private static long Sampled(Reply reply) => reply.Responses.Sum(r => (long)r);

    private static long Whole(Reply reply) => Sampled(reply) + reply.Prompts.Sum(p => (long)p);

    private static double TrainingFlops(ModelShape shape, Reply reply) => reply.Prompts.Zip(reply.Responses, (p, r) => ModelFlops.Training(shape, p, r)).Sum();

    private static double RolloutFlops(ModelShape shape, Reply reply) => reply.Prompts.Chunk(SamplesPerPrompt)
        .Zip(reply.Responses.Chunk(SamplesPerPrompt), (prompts, responses) => ModelFlops.Rollout(shape, prompts[0], responses)).Sum();

    private static double IterationFlops(ModelShape shape, Reply reply) =>
        RolloutFlops(shape, reply) + reply.Prompts.Zip(reply.Responses, (p, r) => ModelFlops.Forward(shape, p, r)).Sum() + TrainingFlops(shape, reply);
}
