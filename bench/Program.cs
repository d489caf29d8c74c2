using RLCollapse.Benchmarks;
using RLCollapse.Benchmarks.Worker;
using RLCollapse.Cli;

// 'rlcollapse' as usual, and the process that this program starts for its own side of the measurements.
return args is [OwnWorker.Verb, var folder, var size, var dtype, var threads, var device, var backend]
    ? OwnWorker.Run(folder, BenchConfig.Of(size, dtype, int.Parse(threads), device, backend), Console.In, Console.Out)
    : App.Run(args, CliContext.System() with { Benchmarks = Benchmark.Run });
