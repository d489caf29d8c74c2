using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Common;

namespace RLCollapse.Analysis.TensorBoard;

/// <summary>Writes runs and sweeps for <c>tensorboard --logdir</c>, from their files alone.</summary>
public static class EventExport
{
    /// <summary>Writes a run: its numbers, those of its base, config, responses and figures.</summary>
    /// <param name="runFolder">Folder of the run, at whatever point it is.</param>
    /// <param name="logs">Folder of TensorBoard's run.</param>
    /// <exception cref="UserErrorException">It is no run, or damaged.</exception>
    public static void WriteRun(string runFolder, string logs)
    {
        var events = new RunEvents(runFolder, RunData.Load(runFolder));
        Write(Path.Combine(logs, RunEvents.Base), [.. events.OfBase]);
        Write(logs, [.. events.Behind.Concat(events.Pages).OrderBy(one => one.Step).ThenBy(one => one.WallTime)]);
    }

    /// <summary>Writes a sweep: the numbers and hyperparameters of each finished run, and the sweep's figures.</summary>
    /// <param name="sweepFolder">Folder with <c>plan.json</c>.</param>
    /// <param name="logs">Folder that gets one for each run.</param>
    /// <returns>How many runs were written, of how many that are planned.</returns>
    /// <exception cref="UserErrorException">It is no sweep.</exception>
    public static (int Written, int Planned) WriteSweep(string sweepFolder, string logs)
    {
        var sweep = SweepData.Load(sweepFolder);
        var ends = new List<double>();
        foreach (var run in sweep.Runs)
        {
            var events = new RunEvents(run.Job.RunFolder, run.Data);
            Write(Path.Combine(logs, SweepFolder.FileName(run.Job.Id)),
            [
                new(events.Start, 0, [HyperParameters.Start(sweep.Plan, run.Job, events.Start)]),
                .. events.Behind,
                new(events.End, events.Behind[^1].Step, [HyperParameters.End(events.End)]),
            ]);
            ends.Add(events.End);
        }

        Write(logs, [new(ends.DefaultIfEmpty(0).Max(), 0, [HyperParameters.Experiment(sweep.Plan),
            .. RunEvents.Pictures(Path.Combine(sweepFolder, SweepReport.FiguresFolder), SweepReport.FiguresFolder)])]);
        return (sweep.Runs.Count, sweep.Plan.Jobs.Count);
    }

    private static void Write(string folder, IReadOnlyList<RunEvent> events)
    {
        try
        {
            if (events.Count > 0) EventFile.Write(folder, events);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException && !MachineFailure.IsDiskFull(error))
        {
            throw new UserErrorException(
                $"Cannot write to '{ShownPath.Of(folder)}': {error.Message} Name another folder with --out.", error);
        }
    }
}
