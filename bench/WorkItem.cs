using RLCollapse.Benchmarks.Worker;
using RLCollapse.Cli;

namespace RLCollapse.Benchmarks;

/// <summary>A line of the report: what is asked of every side, and what a run of it costs.</summary>
/// <param name="Name">As the report calls it.</param>
/// <param name="Request">Without its index.</param>
/// <param name="Tokens">Real tokens of a run.</param>
/// <param name="Flops">Of a run.</param>
internal sealed record WorkItem(string Name, Request Request, Func<Reply, long> Tokens, Func<ModelShape, Reply, double> Flops)
{
    private const string IterationRequest = "iteration";

    /// <summary>The lines that options ask for, in order.</summary>
    public static IReadOnlyList<WorkItem> Of(BenchOptions options) =>
        [.. options.Work.Distinct().Order().SelectMany(work => Of(work, BatchSizes.Of(options.Device), options.Quick))];

    /// <summary>A whole RL step.</summary>
    public static WorkItem Iteration(BatchSizes sizes) =>
        new($"iteration, {sizes.RlRows} rows", new(IterationRequest), Sampled, IterationFlops);

    /// <summary>A supervised step.</summary>
    public static WorkItem Pretraining(BatchSizes sizes) =>
        new($"pretraining step, {sizes.PretrainingRows} rows", new("pretraining"), Whole, TrainingFlops);

    /// <summary>Whether each side samples tokens of its own, so that their numbers cannot be compared.</summary>
    public bool SamplesItsOwn => Request.Do == IterationRequest;

    private static IEnumerable<WorkItem> Of(BenchWork work, BatchSizes sizes, bool quick) => work switch
    {
        BenchWork.Pretraining => [Pretraining(sizes)],
        BenchWork.Rollout =>
            [.. sizes.RolloutRows.Take(quick ? 2 : 3).Select(rows => Rollout(rows, ends: false)), .. quick
            ? (WorkItem[])[]
            : [Rollout(sizes.RlRows, ends: true)]],
        BenchWork.Update => [new($"PPO update, {sizes.RlRows} rows", new("update"), Whole, TrainingFlops)],
        BenchWork.Iteration => [Iteration(sizes)],
        _ => [],
    };

    private static WorkItem Rollout(int rows, bool ends) =>
        new($"rollout, {rows} rows{(ends ? ", own ends" : "")}", new("rollout") { Rows = rows, Ends = ends }, Sampled, RolloutFlops);

    private static long Sampled(Reply reply) => reply.Responses.Sum(r => (long)r);

    private static long Whole(Reply reply) => Sampled(reply) + reply.Prompts.Sum(p => (long)p);

    private static double TrainingFlops(ModelShape shape, Reply reply) =>
        reply.Prompts.Zip(reply.Responses, (p, r) => ModelFlops.Training(shape, p, r)).Sum();

    private static double RolloutFlops(ModelShape shape, Reply reply) => reply.Prompts.Chunk(BatchSizes.SamplesPerPrompt)
        .Zip(reply.Responses.Chunk(BatchSizes.SamplesPerPrompt), (prompts, responses) => ModelFlops.Rollout(shape, prompts[0], responses))
            .Sum();

    private static double IterationFlops(ModelShape shape, Reply reply) =>
        RolloutFlops(shape, reply) + reply.Prompts.Zip(reply.Responses, (p, r) => ModelFlops.Forward(shape, p, r))
            .Sum() + TrainingFlops(shape, reply);
}
