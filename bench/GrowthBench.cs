using RLCollapse.Benchmarks.Processes;
using RLCollapse.Benchmarks.Worker;

namespace RLCollapse.Benchmarks;

/// <summary>
/// How the time of RL grows: with the samples of a step, with those of a run so far, and with the model. Minibatches are as large as ever.
/// </summary>
internal sealed class GrowthBench(int repeats, bool quick, TextWriter progress)
{
    private const int Factor = 4;
    private const int FirstPrompts = 32;
    private const int FirstStretch = 1024;
    private const long MostSamples = 1_048_576;
    private const double MemoryShare = 0.6;

    private static readonly WorkItem Iteration = WorkItem.Iteration(BatchSizes.Of("cpu"));

    private readonly double _budgetSeconds = quick ? 20 : 120;

    /// <summary>Steps of 256 samples, four times as many, and so on, until the next would take too long or too much memory.</summary>
    public IReadOnlyList<GrowthResult> ByStep(BenchCase bench, ModelShape shape, string folder)
    {
        var results = new List<GrowthResult>();
        for (var prompts = FirstPrompts; (long)prompts * BatchSizes.SamplesPerPrompt <= MostSamples; prompts *= Factor)
        {
            progress.WriteLine($"bench: {bench}: growth, {prompts * BatchSizes.SamplesPerPrompt} samples a step");
            var result = Step(bench, shape, folder, prompts, results.Count < 2 ? repeats : 1);
            results.Add(result);
            if (result.Timing.Seconds * Factor * 2 > _budgetSeconds || result.PeakMegabytes * Factor > MemoryShare * AvailableMegabytes())
                break;
        }

        return results;
    }

    /// <summary>
    /// One run of steps of 256 samples, looked at after 1024 samples, four times as many, and so on up to a million or until its time is
    /// up.
    /// </summary>
    public IReadOnlyList<GrowthResult> ByRun(BenchCase bench, ModelShape shape, string folder)
    {
        progress.WriteLine($"bench: {bench}: growth over a run");
        using var worker = Warm(bench, folder);
        var (results, samples, index, spent) = (new List<GrowthResult>(), 0L, 0, 0.0);
        for (var end = (long)FirstStretch; end <= MostSamples && spent < _budgetSeconds; end *= Factor)
        {
            var steps = new List<Timing>();
            for (; samples < end && (steps.Count == 0 || spent < _budgetSeconds); samples += FirstPrompts * BatchSizes.SamplesPerPrompt)
            {
                steps.Add(Timed(worker, shape, FirstPrompts, index++));
                spent += steps[^1].Seconds;
            }

            var all = new Timing(steps.Sum(t => t.Seconds), steps.Sum(t => t.Tokens), steps.Sum(t => t.Flops),
                Order.Median(steps.Select(t => t.Gemm)));
            results.Add(new(bench, samples, all, shape.Parameters, Peak(worker)));
        }

        return results;
    }

    /// <summary>One step of 256 samples.</summary>
    public GrowthResult ByModel(BenchCase bench, ModelShape shape, string folder)
    {
        progress.WriteLine($"bench: {bench}: growth with the model");
        return Step(bench, shape, folder, FirstPrompts, repeats);
    }

    private static GrowthResult Step(BenchCase bench, ModelShape shape, string folder, int prompts, int repeats)
    {
        using var worker = Warm(bench, folder);
        var timings = Enumerable.Range(0, repeats).Select(index => Timed(worker, shape, prompts, index)).OrderBy(timing => timing.Seconds)
            .ToArray();
        return new(bench, (long)prompts * BatchSizes.SamplesPerPrompt, timings[timings.Length / 2], shape.Parameters, Peak(worker));
    }

    private static WorkerProcess Warm(BenchCase bench, string folder)
    {
        var worker = WorkerProcess.Own(folder, bench);
        worker.Ask<Reply>(Iteration.Request with { PromptsPerStep = FirstPrompts }); // compiles
        return worker;
    }

    private static Timing Timed(WorkerProcess worker, ModelShape shape, int prompts, int index)
    {
        var reply = worker.Ask<Reply>(Iteration.Request with { PromptsPerStep = prompts, Index = index });
        return new(reply.Seconds, Iteration.Tokens(reply), Iteration.Flops(shape, reply),
            worker.Ask<GemmAnswer>(new("gemm")).FlopsPerSecond);
    }

    private static double Peak(WorkerProcess worker) => worker.Ask<MemoryAnswer>(new("memory")).Megabytes;

    private static double AvailableMegabytes()
    {
        var line = File.Exists("/proc/meminfo") ? File.ReadLines("/proc/meminfo")
            .FirstOrDefault(l => l.StartsWith("MemAvailable:", StringComparison.Ordinal)) : null;
        return line is null ? double.PositiveInfinity : double.Parse(line["MemAvailable:".Length..].Replace("kB", "").Trim()) * 1024 / 1e6;
    }
}
