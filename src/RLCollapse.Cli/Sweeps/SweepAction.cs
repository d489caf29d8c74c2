using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Sweeps;

namespace RLCollapse.Cli.Sweeps;

/// <summary>Prints a plan and has a launcher run it.</summary>
internal sealed class SweepAction(SweepRequest request, CliContext context)
{
    /// <summary>Runs the request.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Run()
    {
        var (plan, folder) = (request.Plan(context), request.Folder(context));
        var differences = PlanDifference.Between(plan, folder);
        if (!request.Replace) PlanDifference.RequireNone(plan, folder);
        var part = plan.Only(request.Only);
        var run = new PlanRun(request, context, part, folder);
        foreach (var remark in run.Require()) context.Error.WriteLine(remark);
        PlanText.Print(plan, part, folder, context.Output);
        context.Output.WriteLine(run.Summary);
        if (request.DryRun)
        {
            PlanText.PrintSeeds(plan, folder, context.Output);
            return ExitCode.Done;
        }

        using var held = PlanRun.Take(folder);
        if (differences.Count > 0) SweepReport.Remove(folder.Path);
        PlannedJobs.Write(plan, folder);
        if (run.IsForSlurm) return run.Submit();
        var failed = run.RunHere();
        run.Report();
        return run.End(failed);
    }
}
