using System.Security.Cryptography;
using System.Text;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>Where a sweep keeps its files: <c>RESULTS/NAME</c>, with the runs themselves in <c>RESULTS/runs</c>.</summary>
/// <param name="resultsRoot">RESULTS.</param>
/// <param name="name">NAME, the experiment's.</param>
public sealed class SweepFolder(string resultsRoot, string name)
{
    private const int LongestName = 180;
    internal const string Trials = "trials";
    internal const string Bisections = "bisections";
    internal const string RunsFolder = "runs";

    /// <summary>
    /// The folder of an experiment: <c>RESULTS/NAME</c> as its file has it, and <c>RESULTS/NAME/trials/OPTIONS</c> where options depart
    /// from that, so that no trial takes the place of the experiment's results.
    /// </summary>
    /// <param name="resultsRoot">RESULTS.</param>
    /// <param name="experiment">NAME.</param>
    /// <param name="departures">Each <c>path=value</c>; see <see cref="Departures.Of"/>.</param>
    public static SweepFolder Of(string resultsRoot, string experiment, IReadOnlyList<string> departures) => new(
        resultsRoot,
        departures.Count == 0 ? experiment : System.IO.Path.Combine(experiment, Trials, FileName(string.Join(' ', departures))));

    /// <summary>Where the bisection of an axis has its files, within the folder of the sweep that it is of; its runs are shared.</summary>
    /// <param name="axis">Name of the axis.</param>
    /// <param name="claim">Id of the claim.</param>
    /// <param name="bracket">Where its verdict changes.</param>
    public SweepFolder Bisection(string axis, string claim, Bracket bracket) =>
        new(resultsRoot, System.IO.Path.Combine(name, Bisections, FileName($"{axis}-{claim}-{bracket.Text}")));

    /// <summary>The sweep's folder.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(resultsRoot, name));

    /// <summary>The results root of the jobs: run folders and, under <c>bases</c>, what they start from.</summary>
    public string Runs { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(resultsRoot, RunsFolder));

    /// <summary>The jobs and where their runs are.</summary>
    public string Plan => In(PlanFile.FileName);

    /// <summary>Resolved configs, one per job.</summary>
    public string Jobs => In("jobs");

    /// <summary>Output of the jobs' processes.</summary>
    public string Logs => In("logs");

    /// <summary>Files of the Slurm launcher.</summary>
    public string Slurm => In("slurm");

    /// <summary>A job's resolved config.</summary>
    public string JobConfig(string jobId) => System.IO.Path.Combine(Jobs, FileName(jobId) + ".json");

    /// <summary>What a job's processes have written.</summary>
    public string Log(string jobId) => System.IO.Path.Combine(Logs, FileName(jobId) + ".log");

    /// <summary>There while a job's last try has failed; holds the exit code.</summary>
    public string Failure(string jobId) => System.IO.Path.Combine(Logs, FileName(jobId) + ".failed");

    /// <summary>A job's run folder.</summary>
    public string Run(SweepJob job) => System.IO.Path.Combine(Runs, job.RunId);

    /// <summary>
    /// A job id as the name of a file: coordinates joined by ',', other characters but letters, digits and <c>.=+-_</c> as %XX.
    /// </summary>
    public static string FileName(string jobId)
    {
        var text = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(jobId))
        {
            var c = (char)b;
            if (c == ' ') text.Append(',');
            else if (char.IsAsciiLetterOrDigit(c) || ".=+-_".Contains(c)) text.Append(c);
            else text.Append('%').Append(b.ToString("X2"));
        }

        return text.Length <= LongestName
            ? text.ToString()
            : $"{text.ToString(0, LongestName)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(jobId)))[..12]}";
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
