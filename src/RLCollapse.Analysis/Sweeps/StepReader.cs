using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>Reads from a run's files how far it is, whoever is running it.</summary>
public static class StepReader
{
    private const int TailBytes = 16_384;

    /// <summary>Where a job is.</summary>
    /// <param name="job">The job.</param>
    /// <param name="runs">Results root of the runs.</param>
    public static JobProgress Of(SweepJob job, string runs)
    {
        var (own, shared) = (job.Config.OwnStages, job.Config.SharedStages);
        if (Latest(Path.Combine(runs, job.RunId, RunFiles.Metrics), own) is { } later) return later;
        if (BaseCache.IsTrained(runs, job.Config)) return new JobProgress(job, own[0].Name, 0, own[0].Steps);
        return Latest(Path.Combine(BaseCache.Folder(runs, job.Config), RunFiles.Metrics), shared)
            ?? new JobProgress(job, "starting", 0, shared[0].Steps);

        JobProgress? Latest(string metrics, IReadOnlyList<StageSection> stages) => stages
            .Select(stage => LastStep(metrics, stage.Name) is { } step ? new JobProgress(job, stage.Name, step, stage.Steps) : null)
            .FirstOrDefault(progress => progress is not null);
    }

    /// <summary>The step in the last whole line of a file of metrics; null when that line is of another phase or there is none.</summary>
    public static int? LastStep(string metrics, string phase)
    {
        try
        {
            var tail = InputFile.ReadEnd(metrics, TailBytes).AsSpan();
            tail = tail[..(tail.LastIndexOf((byte)'\n') + 1)].TrimEnd((byte)'\n');
            if (tail.IsEmpty) return null;
            var line = JsonPart.Read(tail[(tail.LastIndexOf((byte)'\n') + 1)..].ToArray());
            return line["phase"]?.Text == phase && line["step"]?.Whole is >= 0 and <= int.MaxValue and var step ? (int)step : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}
