using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Forecasts;
using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Common;

namespace RLCollapse.Cli.Sweeps;

/// <summary>
/// Narrows the place on an axis where a claim changes its verdict: both ends first, then a value a round. Which value comes next follows
/// from the runs alone, so that the same command goes through what is done and on from there.
/// </summary>
internal sealed class BisectAction(SweepRequest request, BisectRequest bisect, CliContext context) : IDisposable
{
    private readonly SweepFolder _folder = request.Folder(context);
    private readonly HashSet<string> _said = [];
    private FolderLock? _held;

    /// <summary>Runs the request.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Run()
    {
        var bisection = new Bisection(request.Plan(context).Experiment, bisect.Axis, bisect.Claim, bisect.Bracket);
        var isAnother = Differences(bisection).Count > 0;
        List<double> values = [bisect.Bracket.Low, bisect.Bracket.High];
        var told = 0;
        while (true)
        {
            var plan = Plan(bisection, values);
            var run = new PlanRun(request, context, plan, _folder);
            if (!run.IsDone)
            {
                foreach (var remark in run.Require().Where(_said.Add)) context.Error.WriteLine(remark);
                context.Output.WriteLine($"{bisect.Axis} = {string.Join(" and ", values.Skip(told).Select(Bracket.Number))}"
                    + $"{(told == 0 ? "" : $", round {values.Count - 2} of {bisect.Rounds}")}: {run.Summary}");
                if (request.DryRun) return Print(plan, values);
                Write(plan, isAnother);
                if (run.IsForSlurm) return run.Submit();
                if (run.RunHere() is { Count: > 0 } failed) return run.End(failed);
            }

            var judged = Judged(bisection, plan, values);
            foreach (var (_, finding) in judged.Where(one => values.Skip(told).Contains(one.Value)))
                context.Output.WriteLine($"{FindingText.Of(finding.Verdict)}: {FindingText.Sentence(finding)}");
            told = values.Count;
            var next = bisection.Bracket.Next([.. judged.Select(one => (one.Value, one.Finding.Verdict))]);
            if (next is null || values.Count - 2 == bisect.Rounds) return End(bisection, plan, run, judged, isAnother);
            values.Add(next.Value);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _held?.Dispose();

    /// <summary>Writes the plan; the first time the folder is taken, and what another experiment has left in it goes.</summary>
    private void Write(SweepPlan plan, bool isAnother)
    {
        if (_held is null)
        {
            _held = PlanRun.Take(_folder);
            if (isAnother) SweepReport.Remove(_folder.Path);
        }

        PlannedJobs.Write(plan, _folder);
    }

    /// <summary>How the experiment differs from what the tables in the folder were made from, at the values that they have.</summary>
    /// <exception cref="UserErrorException">It does, and may not take their place.</exception>
    private IReadOnlyList<string> Differences(Bisection bisection)
    {
        var values = PlanFile.Find(_folder.Path)?.Axes.FirstOrDefault(axis => axis.Name == bisect.Axis)?.Added
            .Select(PlannedAxis.Number).OfType<double>().ToList();
        if (values is null or []) return [];
        var plan = Plan(bisection, values);
        if (!request.Replace) PlanDifference.RequireNone(plan, _folder);
        return PlanDifference.Between(plan, _folder);
    }

    private SweepPlan Plan(Bisection bisection, IReadOnlyList<double> values) =>
        bisection.Plan(values, request.Overrides, context.Environment);

    /// <summary>The claim at every value, in rising order.</summary>
    private (double Value, Finding Finding)[] Judged(Bisection bisection, SweepPlan plan, IEnumerable<double> values)
    {
        var sweep = LeftOutSpeed.Load(plan.In(_folder));
        return [.. values.Order().Select(value => (value, Judge.Of(bisection.At(value), sweep)))];
    }

    private int Print(SweepPlan plan, List<double> values)
    {
        PlanText.Print(plan, plan, _folder, context.Output);
        context.Output.WriteLine($"then up to {bisect.Rounds + 2 - values.Count} further values, each as the verdicts before it decide");
        return ExitCode.Done;
    }

    private int End(Bisection bisection, SweepPlan plan, PlanRun run, (double Value, Finding Finding)[] judged, bool isAnother)
    {
        context.Output.WriteLine(BisectionReport.Sentence(bisection, judged));
        if (request.DryRun) return ExitCode.Done;
        Write(plan, isAnother);
        Provenance.Remove(_folder.Path);
        AtomicFile.WriteText(
            Path.Combine(_folder.Path, RecordedRuns.BisectionPage), BisectionReport.ToMarkdown(bisection, plan.In(_folder), judged));
        run.Report();
        return run.End([]);
    }
}
