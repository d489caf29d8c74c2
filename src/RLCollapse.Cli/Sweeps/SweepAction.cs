using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
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
        var folder = plan.FolderIn(request.ResultsRoot);
        var differences = PlanDifference.Between(plan, folder);
        if (!request.Replace) PlanDifference.RequireNone(plan, folder);
        var allDone = plan.Jobs.All(job => RunFolder.HasEnded(folder.Run(job)));
        var launcher = new SlurmLauncher(plan, folder, context.Slurm);
        if (request.Slurm && !allDone) launcher.RequireReady();
        Say(plan, folder);
        var threads = request.Threads ?? WorkerThreads.Default(plan.Jobs);
        var workers = request.Workers ?? (request.Slurm ? plan.Jobs.Count : Math.Max(1, Environment.ProcessorCount / threads));
        var costs = new SweepCosts(config => context.Cost(config));
        PlanText.Print(plan, folder, context.Output);
        context.Output.WriteLine(PlanText.Summary(plan, folder, costs, workers, threads));
        if (request.DryRun)
        {
            PlanText.PrintSeeds(plan, folder, context.Output);
            return ExitCode.Done;
        }

        using var held = Take(folder);
        if (differences.Count > 0) SweepReport.Remove(folder.Path);
        PlannedJobs.Write(plan, folder);
        if (request.Slurm && !allDone) return Submit(launcher, folder, threads);
        var failed = RunHere(plan, folder, new LocalOptions(workers, threads, request.FailFast, context.Worker), costs);
        Report(plan, folder, isNew: !allDone);
        if (failed.Count > 0)
        {
            context.Error.WriteLine($"{failed.Count} of {plan.Jobs.Count} jobs failed; the same command tries them again:");
            foreach (var job in failed) context.Error.WriteLine($"  #{job.Index} {job.Id}: {folder.Log(job.Id)}");
        }

        context.Output.WriteLine(folder.Path);
        return failed.Count == 0 ? ExitCode.Done : ExitCode.SweepFailures;
    }

    /// <summary>Writes tables and figures, unless what stands there was made from more runs.</summary>
    private void Report(SweepPlan plan, SweepFolder folder, bool isNew)
    {
        if (RecordedRuns.AreIn(folder.Path) && RecordedRuns.AreMore(folder.Path, SweepData.Load(folder.Path), out var recorded))
        {
            context.Error.WriteLine($"the tables and figures stay those of {recorded} runs, since fewer are finished here");
            return;
        }

        context.SweepReport(folder.Path, plan.Jobs[0].Config.Output.Plots);
        if (isNew && File.Exists(Path.Combine(folder.Path, RecordedRuns.Claims)))
            context.Error.WriteLine($"{RecordedRuns.ClaimsPage} is older than the tables; 'rlcollapse verify' judges the claims again");
    }

    /// <summary>Says where a trial goes, and what may not do what it seems to.</summary>
    private void Say(SweepPlan plan, SweepFolder folder)
    {
        if (plan.Departures.Count > 0)
        {
            context.Error.WriteLine($"a trial, not the experiment as its file has it: {string.Join(' ', plan.Departures)}; "
                + $"its results go to '{ShownPath.Of(folder.Path)}'");
        }

        foreach (var (option, axis) in plan.Flattened())
            context.Error.WriteLine($"warning: {option} wins over what axis '{axis}' sets, so its values no longer differ in that");
        foreach (var caution in JobPreflight.Require(plan, folder, isHere: !request.Slurm)) context.Error.WriteLine($"warning: {caution}");
    }

    private int Submit(SlurmLauncher launcher, SweepFolder folder, int threads)
    {
        var submission = launcher
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
