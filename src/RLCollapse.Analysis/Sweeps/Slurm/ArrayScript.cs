using RLCollapse.Common;

namespace RLCollapse.Analysis.Sweeps.Slurm;

/// <summary>
/// The batch script of an array job, a task per job. Two minutes before the time limit Slurm sends it USR1: the run is
/// stopped after a checkpoint and the task is queued again. A task that is cancelled (TERM) leaves a checkpoint and stays away.
/// Needs bash 4.4.
/// </summary>
public static class ArrayScript
{
    /// <summary>Writes the script.</summary>
    /// <param name="name">The sweep's name.</param>
    /// <param name="folder">The sweep's folder.</param>
    /// <param name="jobs">Job ids in the order of the array.</param>
    /// <param name="atOnce">Most tasks at once; null for no limit.</param>
    /// <param name="threads">Threads a task.</param>
    /// <param name="options">Further options of sbatch; they replace those given here.</param>
    /// <param name="command">Program and arguments that run the job whose config is <c>$config</c> into <c>$runs</c> and stop, with exit
    /// code 130, when their input ends.</param>
    /// <exception cref="UserErrorException">A folder's name cannot stand in a script, or in Slurm's name of a log.</exception>
    public static string Text(
        string name, SweepFolder folder, IReadOnlyList<string> jobs, int? atOnce, int threads, IReadOnlyList<SbatchOption> options,
        IEnumerable<string> command)
    {
        var array = new SbatchOption("array", Range(jobs.Count, atOnce));
        var directives = Directives(name, folder, threads, array, options);
        var variables = WorkerThreads.Variables(threads).Select(pair => $"{pair.Name}={pair.Value}");
        return $$"""
            #!/usr/bin/env bash
            # Jobs of a sweep, a task each.
            {{string.Join('\n', directives.Select(option => option.Directive))}}
            set -u
            jobs=(
            {{string.Join('\n', jobs.Select(id => $"    {ShellText.Word(SweepFolder.FileName(id))}"))}}
            )
            job=${jobs[$SLURM_ARRAY_TASK_ID]}
            sweep={{ShellText.Word(folder.Path)}}
            runs={{ShellText.Word(folder.Runs)}}
            config=$sweep/jobs/$job.json
            unset "${!RLCOLLAPSE__@}" # the config is resolved
            export {{string.Join(' ', variables)}}

            rm -f "$sweep/logs/$job.failed"
            # The run stops when its input ends. A signal would be a second one, which stops it at once, where Slurm has sent it one, too.
            exec {input}> >({{string.Join(' ', command.Select(word => word is "$config" or "$runs" ? $"\"{word}\"" : ShellText.Word(word)))}} >>"$sweep/logs/$job.log" 2>&1)
            worker=$!
            signalled='' asked='' time_is_up=''
            trap 'signalled=1 asked=1 time_is_up=1; exec {input}>&-' USR1
            trap 'signalled=1 asked=1; exec {input}>&-' TERM
            wait "$worker"
            code=$?
            while [[ -n $signalled ]]; do # a trap has cut the wait short
                signalled=''
                wait "$worker"
                code=$?
            done

            if ((code == 130)) && [[ -n $time_is_up ]]; then
                echo "time is nearly up: '$job' has a checkpoint and is queued again"
                scontrol requeue "$SLURM_JOB_ID"
            elif ((code != 0)) && [[ -z $asked ]]; then
                echo "$code" >"$sweep/logs/$job.failed"
            fi
            exit "$code"

            """.ReplaceLineEndings("\n");
    }

    /// <summary>The options of a script but its array, each as the command line of sbatch has it.</summary>
    /// <param name="name">The sweep's name.</param>
    /// <param name="folder">The sweep's folder.</param>
    /// <param name="threads">Threads a task.</param>
    /// <param name="options">Further options of sbatch; they replace those given here.</param>
    public static IEnumerable<string> Options(string name, SweepFolder folder, int threads, IReadOnlyList<SbatchOption> options) =>
        Directives(name, folder, threads, null, options)
            .Select(option => option.Value is null ? $"--{option.Name}" : $"--{option.Name}={option.Value}");

    private static IEnumerable<SbatchOption> Directives(
        string name, SweepFolder folder, int threads, SbatchOption? array, IReadOnlyList<SbatchOption> options)
    {
        SbatchOption[] standard =
        [
            new("job-name", $"rlcollapse-{name}"),
            new("nodes", "1"),
            new("ntasks", "1"),
            new("cpus-per-task", $"{threads}"),
            new("signal", "B:USR1@120"),
            new("requeue"),
            new("open-mode", "append"),
            new("output", LogPattern(folder)),
        ];
        return [.. standard.Where(option => options.All(given => given.Name != option.Name)),
            .. array is null ? [] : (SbatchOption[])[array], .. options];
    }

    /// <summary>The indices of an array.</summary>
    /// <param name="tasks">How many.</param>
    /// <param name="atOnce">Most at once; null for no limit.</param>
    public static string Range(int tasks, int? atOnce) => $"0-{tasks - 1}{(atOnce is { } most ? $"%{most}" : "")}";

    /// <summary>Slurm writes a percent sign as two, and no backslash.</summary>
    private static string LogPattern(SweepFolder folder) => folder.Slurm.Contains('\\')
        ? throw new UserErrorException($"'{folder.Slurm}' has a backslash, which Slurm does not take in the name of a log; "
            + "give another folder with --out DIR.")
        : Path.Combine(folder.Slurm.Replace("%", "%%", StringComparison.Ordinal), "task-%A_%a.log");
}
