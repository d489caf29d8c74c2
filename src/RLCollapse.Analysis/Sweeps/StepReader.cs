using System.Text;
using System.Text.Json;
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
        var steps = job.Config.Rl.TotalSteps();
        var metrics = Path.Combine(runs, job.RunId, "metrics.jsonl");
        if (LastStep(metrics, "rl") is { } rl) return new JobProgress(job, "rl", rl, steps);
        if (LastStep(metrics, Recovery.Phase) is { } recovered) return new JobProgress(job, Recovery.Phase, recovered, job.Config.Recovery.Steps);
        if (BaseCache.IsTrained(runs, job.Config)) return new JobProgress(job, "rl", 0, steps);
        return LastStep(Path.Combine(BaseCache.Folder(runs, job.Config), "metrics.jsonl"), "pretraining") is { } pretraining
            ? new JobProgress(job, "pretraining", pretraining, job.Config.Pretraining.Steps)
            : new JobProgress(job, "starting", 0, job.Config.Pretraining.Steps);
    }

    /// <summary>The step in the last whole line of a file of metrics; null when that line is of another phase or there is none.</summary>
    public static int? LastStep(string metrics, string phase)
    {
        try
        {
            using var file = new FileStream(metrics, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            file.Seek(-Math.Min(TailBytes, file.Length), SeekOrigin.End);
            using var reader = new StreamReader(file, Encoding.UTF8);
            var lines = reader.ReadToEnd().Split('\n');
            if (lines.Length < 2) return null;
            using var record = JsonDocument.Parse(lines[^2]);
            return record.RootElement.GetProperty("phase").GetString() == phase ? record.RootElement.GetProperty("step").GetInt32() : null;
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }
}
