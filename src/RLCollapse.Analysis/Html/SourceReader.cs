using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Plotting;
using RLCollapse.Analysis.Plotting.Sweeps;
using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Analysis.Html;

/// <summary>Reads what reports are about from folders.</summary>
internal static class SourceReader
{
    /// <summary>Absent runs that are told one by one.</summary>
    private const int MostTold = 5;

    /// <summary>Reads a folder.</summary>
    /// <exception cref="UserErrorException">It is neither a run nor a sweep, is damaged, or has no measurements to show.</exception>
    public static ReportSource Read(string folder) => PlanFile.IsIn(folder) ? Sweep(folder) : Run(folder);

    private static ReportSource Run(string folder)
    {
        var data = RunData.Load(folder);
        if (data.Probes.Rows.Count == 0)
            throw new UserErrorException($"'{folder}' has no measurements yet: report on it after its first probe.");
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return new(name, FormatFinding.Describe(data),
            Facts(data, RunFolder.HasEnded(folder)),
            [new(name, [new(name, folder, "", data)])]);
    }

    private static List<(string, string)> Facts(RunData run, bool hasEnded)
    {
        var probes = run.Probes;
        var (accuracy, kl) = (probes.Series("epoch", "accuracy"), probes.Series("epoch", "kl_to_base_per_sequence"));
        var facts = new List<(string, string)>();
        if (!hasEnded) facts.Add(("State", "not finished: what it has measured so far"));
        facts.Add(("Collapse", run.Collapse is { } row ? $"at step {row["step"]:0}, epoch {NumberText.Share(row["epoch"])}" : "none"));
        if (accuracy.Count > 0) facts.Add(("Accuracy", NumberText.Change(accuracy.First, accuracy.Last)));
        if (kl.Count > 0) facts.Add(("KL to base", $"{NumberText.Value(kl.Last)} nats per sequence at the end"));
        return facts;
    }

    private static ReportSource Sweep(string folder)
    {
        var sweep = SweepData.Load(folder);
        var plan = sweep.Plan;
        if (sweep.Runs.Count == 0 && RecordedRuns.AreIn(folder)) return Recorded(folder, sweep);
        if (sweep.Runs.Count == 0)
            throw new UserErrorException($"None of the {plan.Jobs.Count} runs of '{folder}' is finished on this machine: make them with "
                + $"'rlcollapse sweep experiments/{plan.Experiment}'.");
        var verdicts = VerdictsIn(folder);
        return new(plan.Experiment, Finding(sweep), Facts(sweep, verdicts), Arms(sweep))
        {
            IsSweep = true,
            Verdicts = verdicts is null ? [] : [.. verdicts.Claims.Values],
            Base = ExperimentBase.Of(plan.ExperimentFile),
        };
    }

    private static ReportSource Recorded(string folder, SweepData sweep)
    {
        var (verdicts, plan) = (VerdictsIn(folder), sweep.Plan);
        return new(plan.Experiment, $"None of the {plan.Jobs.Count} runs is on this machine: this is what is recorded of them.",
            [.. About(plan), ("Runs anew", $"rlcollapse sweep experiments/{plan.Experiment}")], [])
        {
            IsSweep = true,
            Verdicts = verdicts is null ? [] : [.. verdicts.Claims.Values],
            Recorded = RecordedSweep.Read(folder, plan),
        };
    }

    private static RecordedVerdicts? VerdictsIn(string folder) =>
        File.Exists(Path.Combine(folder, RecordedRuns.Claims)) ? RecordedVerdicts.ReadAny(folder) : null;

    private static string Finding(SweepData sweep) =>
        Sentence.Of("", Facets.Along(sweep) is { } axis ? LeaderFinding.Along(axis, sweep) : LeaderFinding.Of(sweep.Runs));

    private static List<(string, string)> Facts(SweepData sweep, RecordedVerdicts? verdicts)
    {
        var facts = About(sweep.Plan);
        facts.Add(("Runs", $"{sweep.Runs.Count} of {sweep.Plan.Jobs.Count} planned"));
        if (sweep.Absent.Count > 0)
            facts.Add(("Left out", string.Join("; ", [.. sweep.Absent.Take(MostTold).Select(run => $"{run.Job.Id}: {run.Reason}"),
                .. sweep.Absent.Count > MostTold ? [$"and {sweep.Absent.Count - MostTold} more"] : (string[])[]])));
        if (verdicts is not null && verdicts.Runs != sweep.Runs.Count)
            facts.Add(("Verdicts", $"made from {verdicts.Runs} runs, not from the {sweep.Runs.Count} shown here"));
        return facts;
    }

    private static List<(string, string)> About(PlannedSweep plan)
    {
        var facts = new List<(string, string)>();
        if (plan.Question.Length > 0) facts.Add(("Question", plan.Question));
        if (plan.Source.Length > 0) facts.Add(("Source", plan.Source));
        if (plan.IsTrial) facts.Add(("Trial", $"not the experiment as its file has it: {string.Join(", ", plan.Departures)}"));
        return facts;
    }

    private static List<ReportArm> Arms(SweepData sweep) =>
    [
        .. sweep.Arms.Where(arm => arm.Runs.Count > 0).Select(arm => new ReportArm(Label(sweep, arm),
            [.. arm.Runs.Select(run => new ReportRun(run.Name, run.Job.RunFolder, sweep.SeedOf(run.Job), run.Data))])),
    ];

    private static string Label(SweepData sweep, SweepArm arm) => sweep.Varied.Count == 0
        ? sweep.Plan.Experiment
        : string.Join(", ", sweep.Varied.Select(axis => axis.Label(arm.Coordinates[axis.Name])));
}
