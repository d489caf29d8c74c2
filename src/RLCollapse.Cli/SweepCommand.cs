using System.CommandLine;
using RLCollapse.Analysis.Claims;
using RLCollapse.Cli.Sweeps;

namespace RLCollapse.Cli;

/// <summary><c>rlcollapse sweep</c>: every job of an experiment, on this machine or on a Slurm cluster.</summary>
internal static class SweepCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var verb = new Verb(
            "sweep",
            "Run every job of an experiment: the product of its axes. The same command resumes an interrupted sweep, passes over "
            + "what is done and tries again what failed. The last line on standard output is the sweep's folder. Of a folder of "
            + "experiments, run one after the other.",
            "rlcollapse sweep experiments/kl --dry-run",
            "rlcollapse sweep experiments/kl pretraining.steps=500 --workers 4 --out results/short",
            "rlcollapse sweep experiments/kl --launcher slurm --workers 16 --sbatch time=02:00:00 --sbatch partition=cpu",
            "rlcollapse sweep experiments/kl --status",
            "rlcollapse sweep experiments/kl --seeds +15",
            "rlcollapse sweep experiments/kl --bisect kl 0.01..1 --claim C3-strong",
            "rlcollapse sweep experiments");
        var arguments = new SweepArguments(verb);
        verb.SetAction(parsed =>
        {
            var request = arguments.Read(parsed);
            if (Study.IsFolder(request.Experiment)) return StudySweep.Run(request, context);
            if (request.Status) return SweepStatusAction.Run(request, context);
            if (request.Bisect is not { } bisect) return new SweepAction(request, context).Run();
            using var bisection = new BisectAction(request, bisect, context);
            return bisection.Run();
        });
        return verb;
    }
}
