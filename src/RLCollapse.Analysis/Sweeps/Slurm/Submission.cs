using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Sweeps.Slurm;

/// <summary>The array jobs that a sweep was last submitted as: <c>slurm/submission.json</c>.</summary>
/// <param name="Arrays">At least one; several where there are more jobs than an array may have.</param>
public sealed record Submission(IReadOnlyList<SubmittedArray> Arrays)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    /// <summary>How many of the sweep's jobs it holds.</summary>
    public int Count => Arrays.Sum(array => array.Jobs.Count);

    /// <summary>The numbers of the array jobs, as Slurm's programs take them.</summary>
    /// <param name="separator">Between two of them.</param>
    public string Numbers(string separator) => string.Join(separator, Arrays.Select(array => array.Job));

    /// <summary>Writes it.</summary>
    public void Write(SweepFolder folder)
    {
        Disk.MakeFolder(folder.Slurm);
        AtomicFile.WriteText(PathIn(folder), JsonSerializer.Serialize(this, Json) + "\n");
    }

    /// <summary>Reads it; null when the sweep was never submitted.</summary>
    /// <exception cref="UserErrorException">The file is damaged.</exception>
    public static Submission? Read(SweepFolder folder) => File.Exists(PathIn(folder))
        ? Of(RecordedPart.Read(PathIn(folder), "Remove it once 'squeue' shows no job of this sweep."))
        : null;

    /// <summary>Job id → its task, as far as Slurm remembers.</summary>
    /// <exception cref="SlurmException">The queue cannot be asked.</exception>
    public Dictionary<string, SlurmTask> Tasks(SlurmPrograms slurm)
    {
        var tasks = new Dictionary<string, SlurmTask>();
        foreach (var (id, task) in Arrays.SelectMany(array => array.Tasks(slurm)))
            tasks[id] = task; // the queue, asked last, is the fresher of the two
        return tasks;
    }

    /// <summary>Also as it was written when there was one array.</summary>
    private static Submission Of(RecordedPart file) =>
        new([.. file.Find("arrays") is { Items.Count: > 0 } arrays ? arrays.Items.Select(Array) : [Array(file)]]);

    private static SubmittedArray Array(RecordedPart part) => new(part["job"].Text, [.. part["jobs"].Items.Select(id => id.Text)]);

    private static string PathIn(SweepFolder folder) => Path.Combine(folder.Slurm, "submission.json");
}
