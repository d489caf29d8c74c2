using System.Text.Json;
using RLCollapse.Runs;

namespace RLCollapse.Analysis.Results;

/// <summary>A finished run of a sweep.</summary>
/// <param name="Job">Its place in the plan.</param>
/// <param name="Data">Its measurements.</param>
/// <param name="Base">Hash of the pretrained base it started from; empty where the run does not say.</param>
/// <param name="Policy">Hash of the weights it ended with; empty where the run does not say.</param>
public sealed record SweepRun(PlannedRun Job, RunData Data, string Base, string Policy)
{
    /// <summary>Name of the run's folder.</summary>
    public string Name => Path.GetFileName(Job.RunFolder);

    /// <summary>The format with the largest mass at the last probe, <see cref="RunData.Malformed"/> included.</summary>
    public string Winner { get; } = Data.LeaderAt(Data.Probes.Rows[^1]);

    /// <summary>Reads a finished run; null with a reason where there is none.</summary>
    /// <param name="job">The planned run.</param>
    /// <param name="absence">Why there is none.</param>
    public static SweepRun? Load(PlannedRun job, out string absence)
    {
        absence = !File.Exists(Path.Combine(job.RunFolder, RunFiles.Config)) ? "not started"
            : !RunFolder.HasEnded(job.RunFolder) ? "not finished"
            : string.Empty;
        if (absence.Length > 0) return null;
        var data = RunData.Load(job.RunFolder);
        if (data.Probes.Rows.Count > 0) return new(job, data, Hash(job.RunFolder, "baseHash"), Hash(job.RunFolder, "policyWeights"));
        absence = "without a probe";
        return null;
    }

    private static string Hash(string folder, string key)
    {
        var path = Path.Combine(folder, RunFiles.Info);
        if (!File.Exists(path)) return string.Empty;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            return json.RootElement.TryGetProperty(key, out var hash) ? hash.GetString() ?? string.Empty : string.Empty;
        }
        catch (JsonException)
        {
            return string.Empty;
        }
    }
}
