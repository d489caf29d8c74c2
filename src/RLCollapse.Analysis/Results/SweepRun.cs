using RLCollapse.Common;
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
        try
        {
            var (data, info) = (RunData.Load(job.RunFolder), InfoOf(job.RunFolder));
            if (data.Probes.Rows.Count > 0) return new(job, data, Hash(info, "baseHash"), Hash(info, "policyWeights"));
            absence = "without a probe";
        }
        catch (UserErrorException error)
        {
            absence = error.Message; // one damaged run does not take the others with it
        }

        return null;
    }

    private static RecordedPart? InfoOf(string folder) => Path.Combine(folder, RunFiles.Info) is var path && File.Exists(path)
        ? RecordedPart.Read(path, "Run it again with --fresh.")
        : null;

    private static string Hash(RecordedPart? info, string key) => info?.Find(key)?.Text ?? string.Empty;
}
