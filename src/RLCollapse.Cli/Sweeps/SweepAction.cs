using RLCollapse.Analysis.Sweeps;
using RLCollapse.Analysis.Sweeps.Slurm;
using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Cli.Sweeps;

/// <summary>Prints a plan and has a launcher run it.</summary>
internal sealed class SweepAction(SweepRequest request, CliContext context)
{
    /// <summary>Runs the request.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Run()
    {
        var plan = SweepPlan.Load(request.Experiment, request.Overrides, context.Environment);
        var folder = new SweepFolder(request.ResultsRoot, plan.Experiment.Name);
        var threads = request.Threads ?? WorkerThreads.Default(plan.Jobs);
        var workers = request.Workers ?? (request.Slurm ? plan.Jobs.Count : Math.Max(1, Environment.ProcessorCount / threads));
        var costs = new SweepCosts(config => context.Cost(config));
        PlanText.Print(plan, folder, context.Output);
        context.Output.WriteLine(PlanText.Summary(plan, folder, costs, workers, threads));
        if (!request.Replace) PlanDifference.RequireNone(plan, folder);
        if (request.DryRun) return ExitCode.Done;

        using var held = Take(folder);
        PlannedJobs.Write(plan, folder);
        var allDone = plan.Jobs.All(job => RunFolder.HasEnded(folder.Run(job)));
        if (request.Slurm && !allDone) return Submit(plan, folder, threads);
        var failed = RunHere(plan, folder, new LocalOptions(workers, threads, request.FailFast, context.Worker), costs);
        context.SweepReport(folder.Path, plan.Jobs[0].Config.Output.Plots);
        if (failed.Count > 0)
        {
            context.Error.WriteLine($"{failed.Count} of {plan.Jobs.Count} jobs failed; the same command tries them again:");
            foreach (var job in failed) context.Error.WriteLine($"  #{job.Index} {job.Id}: {folder.Log(job.Id)}");
        }

        context.Output.WriteLine(folder.Path);
        return failed.Count == 0 ? ExitCode.Done : ExitCode.SweepFailures;
    }

    private int Submit(SweepPlan plan, SweepFolder folder, int threads)
    {
        var submission = new SlurmLauncher(plan, folder, context.Slurm)
            .Submit(request.Workers, threads, request.Sbatch, WorkerCommand.Words);
        context.Error.WriteLine($"submitted {submission.Count} jobs as array job {submission.Numbers(", ")}; --status shows how far they "
            + "are, and once all are done the same command writes the tables and figures");
        context.Output.WriteLine(folder.Path);
        return ExitCode.Done;
    }

    private IReadOnlyCollection<SweepJob> RunHere(SweepPlan plan, SweepFolder folder, LocalOptions options, SweepCosts costs)
    {
        var view = SweepView.For(context);
        using var interruption = new Interruption(view.Say, view.Abandon);
        return view.Show(observer => new LocalLauncher(plan, folder, options, costs, observer, context.Time).Run(interruption.Token));
    }

    private static FolderLock Take(SweepFolder folder) => FolderLock.TryTake(folder.Path)
        ?? throw new UserErrorException($"Another sweep is already at '{folder.Path}'. "
            + "Wait for it, look at it with --status, or give another --out DIR.");
}
