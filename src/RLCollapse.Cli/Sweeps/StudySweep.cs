using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Common;

namespace RLCollapse.Cli.Sweeps;

/// <summary><c>rlcollapse sweep</c> of a folder of experiments: one after the other, each as if it were swept alone.</summary>
internal static class StudySweep
{
    /// <summary>Runs the request on each experiment of its folder.</summary>
    /// <returns>The first exit code that is not <see cref="ExitCode.Done"/>; with fail-fast nothing is run after it.</returns>
    /// <exception cref="UserErrorException">An experiment has a mistake, and nothing was run; or some could not be swept, and all others
    /// were, with fail-fast all before.</exception>
    public static int Run(SweepRequest request, CliContext context)
    {
        if (request.Bisect is not null)
            throw new UserErrorException($"--bisect takes one experiment, and '{request.Experiment}' is a folder of several.");
        SweepRequest[] requests = [.. Study.ExperimentsIn(request.Experiment)
            .Select(name => request with { Experiment = Path.Combine(request.Experiment, name) })];
        Check(requests, context);
        var (code, failures) = (ExitCode.Done, new List<string>());
        foreach (var (one, i) in requests.Select((one, i) => (one, i)))
        {
            context.Output.WriteLine($"{(i == 0 ? "" : "\n")}{Experiment.NameOf(one.Experiment)}, {i + 1} of {requests.Length}:");
            try
            {
                var ended = RunOne(one, context);
                if (code == ExitCode.Done) code = ended;
            }
            catch (UserErrorException error)
            {
                failures.Add($"{Experiment.NameOf(one.Experiment)}: {error.Message}");
            }

            if ((code != ExitCode.Done || failures.Count > 0) && request.FailFast) break;
        }

        return failures.Count == 0 ? code : throw new UserErrorException(string.Join('\n', failures));
    }

    /// <summary>Finds what is wrong with any experiment before one is run.</summary>
    private static void Check(IReadOnlyList<SweepRequest> requests, CliContext context)
    {
        var mistakes = new List<string>();
        foreach (var request in requests)
        {
            try
            {
                var plan = request.Plan(context);
                if (!request.Status && !request.Replace)
                    PlanDifference.RequireNone(plan, request.Folder(context));
            }
            catch (UserErrorException error)
            {
                mistakes.Add(error.Message);
            }
        }

        if (mistakes.Count > 0) throw new UserErrorException(string.Join('\n', mistakes));
    }

    private static int RunOne(SweepRequest request, CliContext context)
    {
        if (!request.Status) return new SweepAction(request, context).Run();
        if (PlannedJobs.AreIn(request.Folder(context)))
            return SweepStatusAction.Run(request, context);
        context.Output.WriteLine("not run here");
        return ExitCode.Done;
    }
}
