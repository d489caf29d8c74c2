using RLCollapse.Cli;
using RLCollapse.Model;

namespace RLCollapse.Tests.Cli;

public sealed class BenchCommandTests
{
    [Fact]
    public void Nothing_asked_for_is_everything_but_growth()
    {
        var options = Requested("bench");

        Assert.Equal(["xs", "s", "m", "l"], options.Sizes);
        Assert.Equal([1, 2], options.Threads);
        Assert.Equal([ComputeType.Float32, ComputeType.Bfloat16], options.Dtypes);
        Assert.Equal([BenchWork.Pretraining, BenchWork.Rollout, BenchWork.Update, BenchWork.Iteration, BenchWork.Memory], options.Work);
    }

    [Fact]
    public void Quick_is_one_small_case_and_what_is_named_wins()
    {
        var options = Requested("bench --quick --dtype bfloat16 --work growth,rollout --repeats 9 --out report.json --python here");

        Assert.True(options.Quick);
        Assert.Equal(["m"], options.Sizes);
        Assert.Equal([1], options.Threads);
        Assert.Equal([ComputeType.Bfloat16], options.Dtypes);
        Assert.Equal([BenchWork.Growth, BenchWork.Rollout], options.Work);
        Assert.Equal((9, "report.json", "here"), (options.Repeats, options.Out, options.Python));
    }

    [Fact]
    public void A_device_other_than_cpu_and_cuda_is_refused()
    {
        Assert.Equal(("cpu", "cuda"), (Requested("bench").Device, Requested("bench --device cuda --sizes 20m,150m").Device));

        var (exitCode, error) = Run("bench --device gpu", null);

        Assert.Equal(2, exitCode);
        Assert.Contains("--device takes cpu or cuda, found 'gpu'.", error);
    }

    [Fact]
    public void Its_exit_code_is_the_benchmarks_own() => Assert.Equal(1, Run("bench", (_, _, _) => 1).ExitCode);

    [Fact]
    public void The_command_alone_says_how_to_start_it()
    {
        var (exitCode, error) = Run("bench", null);

        Assert.Equal(2, exitCode);
        Assert.Contains("rlcollapse bench", error);
    }

    private static BenchOptions Requested(string args)
    {
        BenchOptions? requested = null;
        var (exitCode, error) = Run(args, (options, _, _) =>
        {
            requested = options;
            return 0;
        });
        Assert.Equal((0, ""), (exitCode, error));
        return requested!;
    }

    private static (int ExitCode, string Error) Run(string args, RunBenchmarks? benchmarks)
    {
        var error = new StringWriter { NewLine = "\n" };
        var context = new CliContext { Output = TextWriter.Null, Error = error };
        return (App.Run(args.Split(' '), benchmarks is null ? context : context with { Benchmarks = benchmarks }), error.ToString());
    }
}
