using RLCollapse.Claims;
using RLCollapse.Runs;
using RLCollapse.Sweeps;

namespace RLCollapse.Cli.Sweeps;

/// <summary><c>rlcollapse sweep</c> of a folder of experiments: one after the other, each as if it were swept alone.</summary>
internal static class StudySweep
{
    /// <summary>Runs the request on each experiment of its folder.</summary>
    /// <returns>The first exit code that is not <see cref="ExitCode.Done"/>; with fail-fast nothing is run after it.</returns>
    /// <exception cref="UserErrorException">An experiment has a mistake; nothing was run.</exception>
    public static int Run(SweepRequest request, CliContext context)
    {
        SweepRequest[] requests = [.. Study.ExperimentsIn(request.Experiment).Select(name => request with { Experiment = Path.Combine(request.Experiment, name) })];
        foreach (var one in requests) SweepPlan.Load(one.Experiment, one.Overrides, context.Environment);
        var code = ExitCode.Done;
        foreach (var (one, i) in requests.Select((one, i) => (one, i)))
        {
            context.Output.WriteLine($"{(i == 0 ? "" : "\n")}{Experiment.NameOf(one.Experiment)}, {i + 1} of {requests.Length}:");
            var ended = RunOne(one, context);
            if (code == ExitCode.Done) code = ended;
            if (code != ExitCode.Done && request.FailFast) break;
        }

        return code;
    }

    private static int RunOne(SweepRequest request, CliContext context)
    {
        if (!request.Status) return new SweepAction(request, context).Run();
        try
        {
            return SweepStatusAction.Run(request, context);
        }
        catch (UserErrorException error)
        {
            context.Output.WriteLine(error.Message);
            return ExitCode.Done;
        }
    }
}
