using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace RLCollapse.Analysis.Sweeps.Slurm;

/// <summary>Runs <c>sbatch</c>, <c>scontrol</c>, <c>squeue</c> and <c>sacct</c>.</summary>
public sealed class SlurmPrograms
{
    /// <summary>The programs that the shell would find.</summary>
    public static readonly SlurmPrograms Installed = new(Run);

    private readonly Func<string, string[], string> _run;

    /// <param name="run">Gets a program's name and arguments, gives what it writes, and throws <see cref="SlurmException"/> when it
    /// fails.</param>
    public SlurmPrograms(Func<string, string[], string> run) => _run = run;

    /// <summary>Requires that there is a Slurm.</summary>
    /// <exception cref="SlurmException">There is none.</exception>
    public void Require() => _run("sbatch", ["--version"]);

    /// <summary>Submits a script.</summary>
    /// <param name="script">The file.</param>
    /// <param name="array">The indices of its array, which stand in it, too: here they win over a variable of sbatch.</param>
    /// <param name="after">The job whose end it waits for; null for none.</param>
    /// <returns>The job's number.</returns>
    /// <exception cref="SlurmException">There is no Slurm, or it refuses.</exception>
    public string Submit(string script, string array, string? after)
    {
        string[] dependency = after is null ? [] : [$"--dependency=afterany:{after}"];
        return _run("sbatch", ["--parsable", $"--array={array}", .. dependency, script]).Trim().Split(';')[0];
    }

    /// <summary>Asks whether a job with some options would be taken; submits none.</summary>
    /// <param name="options">Each as <c>--name=value</c>.</param>
    /// <exception cref="SlurmException">There is no Slurm, or it would refuse.</exception>
    public void Try(IEnumerable<string> options) => _run("sbatch", ["--test-only", .. options, "--wrap=true"]);

    /// <summary><see cref="LongestArray"/>; no limit where there is no Slurm.</summary>
    public int LongestArrayOrNone()
    {
        try
        {
            return LongestArray();
        }
        catch (SlurmException)
        {
            return int.MaxValue;
        }
    }

    /// <summary>Most tasks that an array may have: the cluster's <c>MaxArraySize</c>; no limit where Slurm does not say.</summary>
    /// <exception cref="SlurmException">There is no Slurm, or its controller does not answer.</exception>
    public int LongestArray() => _run("scontrol", ["show", "config"]).Split('\n')
        .Select(line => line.Split('='))
        .Where(pair => pair is [var key, _] && key.Trim() == "MaxArraySize")
        .Select(pair => int.TryParse(pair[1], CultureInfo.InvariantCulture, out var size) && size > 0 ? size : int.MaxValue)
        .FirstOrDefault(int.MaxValue);

    /// <summary>Tasks of an array job that are queued or running; empty once Slurm has forgotten the job.</summary>
    /// <returns>Index and state of each.</returns>
    /// <exception cref="SlurmException">There is no Slurm, or its controller does not answer.</exception>
    public IReadOnlyList<(int Index, string State)> Queue(string job)
    {
        try
        {
            return Pairs(_run("squeue", ["--noheader", "--array", $"--jobs={job}", "--states=all", "--format=%K|%T"]), index => index);
        }
        catch (SlurmException error) when (error.Message.Contains("Invalid job id", StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }
    }

    /// <summary>What became of the tasks of an array job; empty where Slurm keeps no accounts.</summary>
    public IReadOnlyList<(int Index, string State)> Accounts(string job)
    {
        try
        {
            return Pairs(_run("sacct", ["--noheader", "--array", "--allocations", "--parsable2", $"--jobs={job}", "--format=JobID,State"]),
                id => id[(id.IndexOf('_') + 1)..]);
        }
        catch (SlurmException)
        {
            return [];
        }
    }

    private static IReadOnlyList<(int Index, string State)> Pairs(string output, Func<string, string> indexOf)
    {
        List<(int, string)> pairs = [];
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // 'CANCELLED by 1000' is one word and a remark.
            if (line.Split('|') is [var id, var state] && int.TryParse(indexOf(id.Trim()), out var index))
                pairs.Add((index, state.Trim().Split(' ')[0]));
        }

        return pairs;
    }

    private static string Run(string program, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(
                program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : throw new SlurmException($"{program}: {error.Result.Trim()}");
        }
        catch (Win32Exception e)
        {
            throw new SlurmException($"there is no {program} here", e);
        }
    }
}
