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
        Disk.MakeFolder(folder.Slurm);
        AtomicFile.WriteText(PathIn(folder), JsonSerializer.Serialize(this, Json) + "\n");
    }

    /// <summary>Reads it; null when the sweep was never submitted.</summary>
    public static Submission? Read(SweepFolder folder) =>
        File.Exists(PathIn(folder)) ? JsonSerializer.Deserialize<Submission>(File.ReadAllText(PathIn(folder)), Json) : null;

    /// <summary>Job id → its task, as far as Slurm remembers.</summary>
    /// <exception cref="SlurmException">The queue cannot be asked.</exception>
    public Dictionary<string, SlurmTask> Tasks(SlurmPrograms slurm)
    {
        var tasks = new Dictionary<string, SlurmTask>();
        foreach (var (index, state) in slurm.Accounts(Job).Concat(slurm.Queue(Job)).Where(task => task.Index < Jobs.Count))
        {
            tasks[Jobs[index]] = new SlurmTask($"{Job}_{index}", state); // the queue, asked last, is the fresher of the two
        }

        return tasks;
    }

    private static string PathIn(SweepFolder folder) => Path.Combine(folder.Slurm, "submission.json");
}
