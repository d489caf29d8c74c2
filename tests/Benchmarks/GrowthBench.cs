using RLCollapse.Benchmarks.Processes;
using RLCollapse.Benchmarks.Worker;

namespace RLCollapse.Benchmarks;

/// <summary>How an RL step's time grows: with its number of samples, minibatches as large as ever, and with the model.</summary>
internal sealed class GrowthBench(int repeats, bool quick, TextWriter progress)
{
    private const int Factor = 4;
    private const int FirstPrompts = 32;
    private const int SamplesPerPrompt = 8;
    private const long MostSamples = 1_048_576;
    private const double MemoryShare = 0.6;

    /// <summary>Steps of 256 samples, four times as many, and so on, until the next would take too long or too much memory.</summary>
    public IReadOnlyList<GrowthResult> Samples(BenchCase bench, ModelShape shape, string folder)
    {
        var (results, budget) = (new List<GrowthResult>(), quick ? 20.0 : 240.0);
        for (var prompts = FirstPrompts; (long)prompts * SamplesPerPrompt <= MostSamples; prompts *= Factor)
        {
            progress.WriteLine($"bench: {bench}: growth, {prompts * SamplesPerPrompt} samples a step");
            var (result, peak) = Step(bench, shape, folder, prompts, results.Count < 2 ? repeats : 1);
            results.Add(result);
            if (result.Timing.Seconds * Factor * 2 > budget) break;
            if (peak * Factor > MemoryShare * AvailableMegabytes()) break;
        }

        return results;
    }

    /// <summary>One step of 256 samples.</summary>
    public GrowthResult Model(BenchCase bench, ModelShape shape, string folder)
    {
        progress.WriteLine($"bench: {bench}: growth with the model");
        return Step(bench, shape, folder, FirstPrompts, repeats).Result;
    }

    private static (GrowthResult Result, double Peak) Step(BenchCase bench, ModelShape shape, string folder, int prompts, int repeats)
    {
        using var worker = WorkerProcess.Own(folder, bench.Size, bench.Format, bench.Threads);
        worker.Ask<Reply>(WorkItem.Iteration.Request with { PromptsPerStep = FirstPrompts }); // compiles
        var request = WorkItem.Iteration.Request with { PromptsPerStep = prompts };
        var timings = Enumerable.Range(0, repeats).Select(index => worker.Ask<Reply>(request with { Index = index }))
            .Select(reply => new Timing(reply.Seconds, WorkItem.Iteration.Tokens(reply), WorkItem.Iteration.Flops(shape, reply)))
            .OrderBy(timing => timing.Seconds)
            .ToArray();
        var parameters = ((double)shape.Layers * shape.Width * ((4.0 * shape.Width) + (3.0 * shape.FeedForward))) + ((double)shape.Width * shape.VocabularySize);
        return (new(bench, (long)prompts * SamplesPerPrompt, timings[timings.Length / 2], parameters), worker.Ask<MemoryAnswer>(new("memory")).Megabytes);
    }

    private static double AvailableMegabytes()
    {
        var line = File.Exists("/proc/meminfo") ? File.ReadLines("/proc/meminfo").FirstOrDefault(l => l.StartsWith("MemAvailable:", StringComparison.Ordinal)) : null;
        return line is null ? double.PositiveInfinity : double.Parse(line["MemAvailable:".Length..].Replace("kB", "").Trim()) * 1024 / 1e6;
    }
}
