using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Sweeps.Slurm;

/// <summary>The array job that a sweep was last submitted as: <c>slurm/submission.json</c>.</summary>
/// <param name="Job">Its number.</param>
/// <param name="Jobs">Ids of the sweep's jobs, in the order of the array.</param>
public sealed record Submission(string Job, IReadOnlyList<string> Jobs)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Writes it.</summary>
    public void Write(SweepFolder folder)
    {
        Directory.CreateDirectory(folder.Slurm);
        AtomicFile.WriteText(PathIn(folder), JsonSerializer.Serialize(this, Json) + "\n");
    }

    /// <summary>Reads it; null when the sweep was never submitted.</summary>
    /// <exception cref="UserErrorException">It is damaged.</exception>
    public static Submission? Read(SweepFolder folder) =>
        File.Exists(PathIn(folder)) ? Of(RecordedPart.Read(PathIn(folder), "Remove it if no job of the sweep is in the queue.")) : null;

    private static Submission Of(RecordedPart file) => new(file["job"].Text, [.. file["jobs"].Items.Select(id => id.Text)]);

    /// <summary>Job id → its task, as far as Slurm remembers.</summary>
    /// <exception cref="SlurmException">The queue cannot be asked.</exception>
    public Dictionary<string, SlurmTask> Tasks(SlurmPrograms slurm)
    {
        var tasks = new Dictionary<string, SlurmTask>();
        foreach (var (index, state) in slurm.Accounts(Job).Concat(slurm.Queue(Job)).Where(task => (uint)task.Index < Jobs.Count))
        {
            tasks[Jobs[index]] = new SlurmTask($"{Job}_{index}", state); // the queue, asked last, is the fresher of the two
        }

        return tasks;
    }

    private static string PathIn(SweepFolder folder) => Path.Combine(folder.Slurm, "submission.json");
}
